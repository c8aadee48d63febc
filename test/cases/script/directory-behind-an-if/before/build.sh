#!/bin/bash
if [ ! -d dist ]; then
  mkdir dist
fi
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app dist/
docker rm extract
docker build -t app .
rm -rf ./dist/
