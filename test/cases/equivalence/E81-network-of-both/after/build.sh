#!/bin/sh
set -e
docker build --network none -t app .
