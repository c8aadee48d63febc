#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
image=$(docker inspect --format '{{.Id}}' app:build)
docker run --name extract "$image" true
docker cp "$(docker inspect -f '{{.Id}}' extract)":/src/app ./app
docker rm -f "$(docker ps -a -n 1 -q)"
docker build -t app .
