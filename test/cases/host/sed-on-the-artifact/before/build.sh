#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
sed -i "s/@VERSION@/1.0/" ./app
docker build -t app .
