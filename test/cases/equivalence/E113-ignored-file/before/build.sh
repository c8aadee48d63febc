#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create -v "$PWD/host:/out" --name extract app:build
docker cp extract:/out/app app
docker rm -f extract
docker build -t app .
