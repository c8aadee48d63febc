#!/bin/bash
: "${TAG:=latest}"
NAME=${NAME:-app}
docker build -t ${NAME}:build -f ${BUILD_FILE:-Dockerfile.build} .
docker create --name extract ${NAME}:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t ${NAME}:${TAG} .
