#!/bin/sh
set -e
ln -s docker/build Dockerfile
docker build -t app:build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
ln -sf docker/run Dockerfile
docker build -t app .
rm Dockerfile
