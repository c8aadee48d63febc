#!/bin/sh
set -e
docker rm -f app-extract 2> /dev/null || true
docker build -t app:build -f Dockerfile.build .
docker create --name app-extract $(docker images -q app:build) true
docker cp "$(docker ps -aqf name=app-extract):/src/app" ./app
docker rm $(docker container ls -aq --filter 'name=^/app-extract$')
docker build -t app .
