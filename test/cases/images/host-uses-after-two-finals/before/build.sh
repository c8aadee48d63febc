#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build -t one:latest -f Dockerfile.one .
docker build -t two:latest -f Dockerfile.two .
cp app app-1.0
