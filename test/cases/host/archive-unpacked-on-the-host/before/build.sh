#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/dist.tgz .
docker rm extract
mkdir -p out
tar xzf dist.tgz -C out
docker build -t app .
rm -rf dist.tgz out
