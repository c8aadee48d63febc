#!/bin/sh
set -e
rm -rf deploy
mkdir deploy
cp server.conf deploy/
cp Dockerfile.run deploy/
cp -r pages deploy/

docker build -t server:build .
docker create --name extract server:build
docker cp extract:/out/server deploy/server
docker rm extract

docker build -t app -f deploy/Dockerfile.run deploy
