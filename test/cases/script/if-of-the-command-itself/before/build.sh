#!/bin/bash
if ! docker build -t app:build -f Dockerfile.build .; then
  echo "tool chain failed"
  exit 1
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
