#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
git describe > version.txt
docker build -t app .
