#!/bin/sh
set -e
docker build -t app:build -f docker/Dockerfile.build src
docker create --name extract app:build
docker cp extract:/app src/app
docker rm -f extract
docker build -t app -f docker/Dockerfile src
