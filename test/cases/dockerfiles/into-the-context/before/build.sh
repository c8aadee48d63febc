#!/bin/sh
set -e
cp docker/Dockerfile.build src/Dockerfile
docker build -t app:build src
rm src/Dockerfile
docker create --name extract app:build
docker cp extract:/out/app image/app
docker rm extract
cat docker/Dockerfile.run > image/Dockerfile
docker build -t app image
