#!/bin/bash
docker build -t app:build -f Dockerfile.build .
if [ "$1" = "--fresh" ]; then
  docker create --name extract app:build
fi
docker cp extract:/src/app ./app
docker build -t app .
