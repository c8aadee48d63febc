#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
./check.sh app
docker build -t app .
