#!/bin/bash
docker build -t app:build -f Dockerfile.build .
if [ $? -ne 0 ]; then
  echo "build failed"
  exit 1
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
if [ $? -ne 0 ]; then
  echo "build failed"
  exit 1
fi
