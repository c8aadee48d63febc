#!/bin/sh
set -e
mkdir x
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract://out/sub/../app ./x/../app
docker rm -f extract
docker build -t app .
