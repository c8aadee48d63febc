#!/bin/sh
set -e
docker rm -f extract || true
docker build -t one:build -f one/Dockerfile.build one
docker create --name extract one:build
docker cp extract:/src/app one/app
docker rm extract
docker build -t one one
cat one/app | wc -c
mkdir -p release
install -m 755 one/app release/one
docker build -t two:build -f two/Dockerfile.build two
docker create --name extract two:build
docker cp extract:/src/app two/app
docker rm extract
docker build -t two two
