#!/bin/bash
FINAL="docker build -t app ."
docker build --build-arg GOFLAGS=-v -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
eval $FINAL
