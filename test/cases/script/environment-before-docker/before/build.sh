#!/bin/sh
export DOCKER_BUILDKIT=0
DOCKER_BUILDKIT=1 docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
DOCKER_BUILDKIT=1 docker build -t app .
