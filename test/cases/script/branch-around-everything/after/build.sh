#!/bin/bash
if [ "$1" != --push-only ]; then
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
