#!/bin/sh
set -e
cat Dockerfile.build | docker build -t app:build -f - .
docker create --name extract app:build
docker cp extract:/app app
docker rm extract
docker build -t app .
