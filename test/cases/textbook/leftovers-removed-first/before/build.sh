#!/bin/sh
docker rm -f extract >/dev/null 2>&1 || true
docker rmi app:build || true
rm -f app

docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker build -t app .
