#!/bin/sh
set -e
docker build --no-cache -t app .
