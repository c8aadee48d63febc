#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm -f extract
docker build -t app .
