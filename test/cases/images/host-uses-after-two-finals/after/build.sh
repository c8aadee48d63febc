#!/bin/sh
set -e
docker build --target one -t one:latest -f Dockerfile.two .
docker build --target two -t two:latest -f Dockerfile.two .
docker build --target build -t app:build -f Dockerfile.two .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
cp app app-1.0
