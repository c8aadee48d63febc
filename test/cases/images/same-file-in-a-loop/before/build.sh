#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker rm extract
for mode in release debug; do
  docker build --build-arg MODE=$mode -t acme/server:$mode .
done
