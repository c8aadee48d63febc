#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
mkdir -p bin
docker create --name extract web:build
docker cp extract:/a.tgz bin/a.tgz
docker rm extract
cd bin && tar xzf a.tgz && rm -f a.tgz
./web || true
cd ..
docker build -t web .
