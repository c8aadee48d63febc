#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/work/target .
docker rm extract
mkdir -p dist
mv target/*.jar dist/
docker build -t app .
