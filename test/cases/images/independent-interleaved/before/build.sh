#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.web-build .
docker build -t api:build -f Dockerfile.api-build .
docker create --name web-extract web:build
docker create --name api-extract api:build
mkdir -p out
docker cp web-extract:/src/app out/web
docker cp api-extract:/src/app out/api
docker rm -f web-extract api-extract
docker build -t web:latest -f Dockerfile.web .
docker build -t api:latest -f Dockerfile.api .
rm -rf out
docker rmi web:build api:build
