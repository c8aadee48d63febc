#!/bin/sh
DIR=dist
if [ $# -gt 0 ]; then
  DIR=$1
fi
mkdir -p $DIR
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app $DIR/app
docker rm extract
docker build -t app .
