#!/bin/sh
cp Dockerfile.build Dockerfile
docker build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
cp Dockerfile.final Dockerfile
docker build -t app .
