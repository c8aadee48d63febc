#!/bin/bash
set -e
mkdir -p out
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app out/app
docker rm extract
echo 1.0 > out/version
docker build -t app .
cat out/version
rm -rf out
