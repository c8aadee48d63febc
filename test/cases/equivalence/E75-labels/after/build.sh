#!/bin/sh
set -e
docker build --label release=2 -t app .
