#!/bin/bash
IMAGE=app
BUILDER_IMAGE="${IMAGE}:build"
CONTAINER=extract
OUT=./app

docker build -t "$BUILDER_IMAGE" -f Dockerfile.build .
docker create --name "$CONTAINER" "$BUILDER_IMAGE"
docker cp "$CONTAINER:/src/app" "$OUT"
docker rm "$CONTAINER"
docker build -t "$IMAGE:latest" .
docker rmi "$BUILDER_IMAGE"
