#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker rm extract
docker cp extract:/src/app .
docker build -t app .
