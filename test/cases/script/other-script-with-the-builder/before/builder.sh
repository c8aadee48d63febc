#!/bin/sh
set -e
IMAGE=app:build
docker build -t $IMAGE -f Dockerfile.build .
docker create --name extract $IMAGE
docker cp extract:/src/app ./app
docker rm extract
