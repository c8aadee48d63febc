#!/bin/sh
set -e
docker rm -f extract || true
docker build -t one one
docker build --target build -t one:build one
docker create --name extract one:build
docker cp extract:/src/app one/app
docker rm extract
cat one/app | wc -c
mkdir -p release
install -m 755 one/app release/one
docker build -t two two
