#!/bin/sh
set -e
IMAGE=${1:-app}
docker build -t "$IMAGE-build" -f Dockerfile.build .
docker create --name extract "$IMAGE-build"
docker cp extract:/app app
docker rm -f extract
docker build -t app .
