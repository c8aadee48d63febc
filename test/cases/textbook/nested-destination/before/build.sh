#!/bin/sh
set -e
mkdir -p out/linux/amd64
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app out/linux/amd64/app-amd64
docker rm extract
docker build -t app .
