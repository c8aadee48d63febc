#!/bin/bash
docker build -t app:build -f Dockerfile.build .
if [ "$1" != --local ]; then
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  docker rm extract
fi
docker build -t app:latest .
