#!/bin/sh
docker build -t app:build -f Dockerfile.build . || exit 1
docker create --name extract app:build || { echo "no container"; exit 1; }
docker cp extract:/src/app ./app || exit 1
docker rm extract || true
docker build -t app . || exit 1
