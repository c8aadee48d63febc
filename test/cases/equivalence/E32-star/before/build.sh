#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
mkdir dist
docker cp 'extract:/s/a*b' dist/a
docker rm -f extract
docker build -t app .
