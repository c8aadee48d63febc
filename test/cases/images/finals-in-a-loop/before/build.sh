#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker cp extract:/src/worker worker
docker rm extract
for name in server worker; do
  docker build -t acme/$name:1.0 -f Dockerfile.$name .
done
