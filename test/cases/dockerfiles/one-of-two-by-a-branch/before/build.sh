#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
if [ -n "$DEBUG" ]; then
  cp Dockerfile.debug Dockerfile
else
  cp Dockerfile.run Dockerfile
fi
docker build -t app .
