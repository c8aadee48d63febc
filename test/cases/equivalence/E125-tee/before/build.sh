#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out dist
docker rm -f extract
echo 1.2.3 | tee dist/version
docker build -t app .
