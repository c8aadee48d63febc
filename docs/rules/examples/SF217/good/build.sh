#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
id=$(docker create app:build)
docker cp "$id:/out/app" ./app
docker rm "$id"
docker build -t app .
logger -t build "app was built"
