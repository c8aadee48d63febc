#!/bin/bash
if [ "$1" = small ]; then
  docker build -t app:build -f Dockerfile.build .
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  strip ./app
  docker build -t app:small .
else
  docker build -t app:build -f Dockerfile.build .
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  docker build -t app:latest .
fi
docker rm extract
