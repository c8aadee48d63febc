#!/bin/sh
set -e
mv Dockerfile Dockerfile.dev
mv Dockerfile.build Dockerfile
docker build -t app:build .
mv Dockerfile Dockerfile.build
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
mv Dockerfile.run Dockerfile
docker build -t app .
mv Dockerfile Dockerfile.run
mv Dockerfile.dev Dockerfile
