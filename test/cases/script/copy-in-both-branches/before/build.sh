#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
if [ -n "$CI" ]; then
  docker cp extract:/src/app ./app
else
  docker cp extract:/src/app ./app
fi
docker rm extract
docker build -t app .
