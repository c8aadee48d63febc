#!/bin/sh
set -e
mkdir -p lib
docker build -t fast:build -f Dockerfile.build .
docker create --name extract fast:build
docker cp extract:/src/libfast.so.1 lib/
docker cp extract:/src/libfast.so lib/
docker rm extract
docker build -t fast .
