#!/bin/sh
set -e
docker build --build-arg V=3 -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm -f extract
docker build --build-arg V=4 -t app .
docker tag app:build app:cache
