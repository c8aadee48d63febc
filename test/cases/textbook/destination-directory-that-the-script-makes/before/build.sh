#!/bin/sh
mkdir -p out
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app out/
docker rm extract
docker build -t app .
rm -r out
