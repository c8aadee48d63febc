#!/bin/sh
# Builds bin/app in a container.
set -e
cd "$(dirname "$0")"
IMAGE=app
docker build --build-arg GOFLAGS="$1" -t $IMAGE:build -f Dockerfile.build .
docker create --name extract $IMAGE:build
mkdir -p bin
docker cp extract:/src/app bin/app
docker rm extract
