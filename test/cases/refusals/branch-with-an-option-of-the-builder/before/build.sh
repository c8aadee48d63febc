#!/bin/bash
if [ -n "$NOCACHE" ]; then
  docker build --no-cache -t app:build -f Dockerfile.build .
else
  docker build -t app:build -f Dockerfile.build .
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app:latest .
