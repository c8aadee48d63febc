#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app image/app
docker rm extract
cp -r shared/lib image/
docker build -t app image
