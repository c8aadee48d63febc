#!/bin/sh
set -e
docker build --target build -t app:build .
docker build -t app .
docker tag app:build app:cache
