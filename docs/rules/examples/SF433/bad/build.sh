#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app.gz .
docker rm extract
gunzip app.gz
docker build -t app .
