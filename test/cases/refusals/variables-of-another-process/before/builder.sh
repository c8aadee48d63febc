#!/bin/sh
docker build --build-arg MODE=$MODE -t $IMAGE:build -f Dockerfile.build .
docker create --name extract $IMAGE:build
docker cp extract:/src/app ./app
docker rm extract
