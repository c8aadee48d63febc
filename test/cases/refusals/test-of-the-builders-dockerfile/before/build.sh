#!/bin/sh
[ -f Dockerfile.build ] || exit 1
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
