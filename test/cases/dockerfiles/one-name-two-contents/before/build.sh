#!/bin/sh
set -e
# the image with the tools
cp Dockerfile.build Dockerfile
docker build -t app:build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract

# the image itself
cp -f Dockerfile.run Dockerfile
docker build -t app .
rm -f Dockerfile app
