#!/bin/sh
set -e
cp Dockerfile.build Dockerfile && docker build -t app:build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
cp Dockerfile.run Dockerfile && docker build -t app .
rm Dockerfile
