#!/bin/sh
set -e
docker build --target build -t app:build .
docker tag app:build app:cache
docker build -t app:latest .
