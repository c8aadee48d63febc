#!/bin/bash
. ./config.sh
docker build -t $IMAGE:build -f Dockerfile.build .
docker create --name extract $IMAGE:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t $IMAGE .
