#!/bin/sh
set -e
V=1
docker build --build-arg V=$V -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build --build-arg V=2 -t app:latest .
cp app app-1.0
