#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker cp extract:/src/app.debug app.debug
docker rm extract
docker build -t app .
docker build -t app:debug -f Dockerfile.debug .
