#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app.tgz .
docker rm extract
tar xf app.tgz
docker build -t app .
