#!/bin/sh
set -e
mkdir -p dist
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/a/file dist/
docker cp extract:/a/link dist/
docker rm -f extract
docker build -t app .
