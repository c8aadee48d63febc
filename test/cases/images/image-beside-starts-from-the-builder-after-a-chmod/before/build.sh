#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
chmod 755 app
docker build -t app .
docker build -t app:dev -f Dockerfile.dev .
