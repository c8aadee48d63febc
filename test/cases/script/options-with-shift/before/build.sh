#!/bin/bash
IMAGE=app
while [ $# -gt 0 ]; do
  case $1 in
    --image) IMAGE=$2; shift 2 ;;
    --image=*) IMAGE=${1#*=}; shift ;;
    *) break ;;
  esac
done
docker build -t $IMAGE:build -f Dockerfile.build .
docker create --name extract $IMAGE:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t $IMAGE .
