#!/bin/sh
set -e
echo secret > token
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
rm token
docker build -t app .
