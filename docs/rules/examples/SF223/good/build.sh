#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run -d --name extract app:build
docker wait extract
docker cp extract:/out/app ./app
docker rm -f extract
docker build -t app .
