#!/bin/sh
set -e
rm -f unused
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app.tar.gz app.tar.gz
docker rm -f extract
docker build -t app .
