#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
docker run --name extract app:build
docker cp extract:/src/app app
docker rm extract
cp app app-1.0
