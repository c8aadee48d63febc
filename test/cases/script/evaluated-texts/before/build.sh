#!/bin/bash
set -e
IMAGE=app
COPY="docker cp extract:/src/app ./app; docker rm extract"
eval "docker build -t $IMAGE:build -f Dockerfile.build ."
eval docker create --name extract $IMAGE:build
eval "$COPY"
eval "docker build --label from=eval -t $IMAGE:latest . && docker tag $IMAGE:latest $IMAGE:stable"
if [ -n "$REGISTRY" ]; then
  eval "docker push \"$REGISTRY/$IMAGE:stable\""
fi
