#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/dist.tgz .
docker rm extract
tar xf dist.tgz
rm dist.tgz
docker build -t app .
