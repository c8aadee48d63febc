#!/bin/sh
docker build --build-arg CGO_ENABLED=0 \  
  -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build --no-cache \ 
  -t app .
