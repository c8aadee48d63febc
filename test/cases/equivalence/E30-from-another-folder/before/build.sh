#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
cd bin
docker cp extract:/app .
cd ..
docker rm -f extract
docker build -t app .
