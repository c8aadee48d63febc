#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --owner=1000 --name extract app:build
docker cp extract:/src/app .
docker rm extract
docker build -t app .
