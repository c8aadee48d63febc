#!/bin/sh
mkdir root
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/ root
docker rm extract
docker build -t app .
