#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/work/target .
docker rm extract
cp target/*.jar app.jar
docker build -t app .
rm -rf target app.jar
