#!/bin/sh
set -e
rm -rf site
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out site
docker rm -f extract
docker build -t app .
