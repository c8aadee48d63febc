#!/bin/bash
if [ "$1" = dev ]; then
  docker build -t app:build -f Dockerfile.dev .
else
  docker build -t app:build -f Dockerfile.build .
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app:latest .
