#!/bin/sh
V=$(git rev-parse --short HEAD)
docker build -t app:build-$V -f Dockerfile.build .
docker create --name extract app:build-$V
docker cp extract:/src/app ./app
docker rm extract
docker build -t app:$V -t app:latest .
