#!/bin/bash
if [ "$1" != --push-only ]; then
  docker build -t app:build -f Dockerfile.build . &&
    docker create --name extract app:build || exit 1
  docker cp extract:/src/app ./app || { echo "no app" >&2; exit 2; }
  docker rm extract
  if ! docker build -t app:latest .; then
    echo "the image cannot be built" >&2
    exit 3
  fi
elif [ -z "$REGISTRY" ]; then
  echo "where to?" >&2
  exit 1
fi
if [ -n "$REGISTRY" ]; then
  docker tag app:latest "$REGISTRY/app:latest"
  docker push "$REGISTRY/app:latest"
fi
