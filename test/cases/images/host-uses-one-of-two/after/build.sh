#!/bin/sh
set -e
docker build -t app:latest .
docker build --target web-build -t web:build .
docker create --name web-extract web:build
docker cp web-extract:/src/app web
docker rm web-extract
cp web web-1.0
rm -f web
