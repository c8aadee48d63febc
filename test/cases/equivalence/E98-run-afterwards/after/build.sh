#!/bin/sh
set -e
docker build --target build -t app:build .
docker build -t app .
docker run --rm --network none app:build cat /app
