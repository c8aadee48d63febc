#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/lib vendor/lib
docker rm -f extract
docker build -t app .
