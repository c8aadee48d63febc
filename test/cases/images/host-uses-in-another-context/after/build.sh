#!/bin/sh
set -e
docker build -f run/Dockerfile -t app:latest src
docker build --target build -f run/Dockerfile -t app:build src
docker create --name extract app:build
docker cp extract:/src/app run/app
docker rm extract
cp run/app app-1.0
