#!/bin/bash
docker build -t $REGISTRY/app:build -f Dockerfile.build .
docker create --name extract-$USER $REGISTRY/app:build
docker cp extract-$USER:/src/app ./app
docker rm extract-$USER
docker build -t $REGISTRY/app .
