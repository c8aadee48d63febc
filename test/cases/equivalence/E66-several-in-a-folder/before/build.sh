#!/bin/sh
set -e
mkdir -p dist
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/a dist/
docker cp extract:/b dist/b2
docker rm -f extract
docker build -t app .
