#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run -v "$PWD:/src" --name extract app:build
docker cp extract:/app app
docker rm -f extract
docker build -t app .
