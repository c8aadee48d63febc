#!/bin/bash
set -e
IMAGE=app
eval "docker build --label from=eval -t $IMAGE:latest . && docker tag $IMAGE:latest $IMAGE:stable"
if [ -n "$REGISTRY" ]; then
  eval "docker push \"$REGISTRY/$IMAGE:stable\""
fi
