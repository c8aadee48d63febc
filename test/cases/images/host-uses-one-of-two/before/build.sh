#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.web .
docker create --name web-extract web:build
docker cp web-extract:/src/app web
docker rm web-extract
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build -t app:latest .
cp web web-1.0
rm -f web app
