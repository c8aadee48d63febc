#!/bin/bash
if [ "$1" = "--fresh" ]; then
  docker build -t app:build -f Dockerfile.build .
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
