#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker create --name extract-tools app:build
docker cp "$(docker ps -aqf name=extract):/src/app" ./app
docker rm extract extract-tools
docker build -t app .
