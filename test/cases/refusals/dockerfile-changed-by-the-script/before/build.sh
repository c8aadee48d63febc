#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
sed -i s/3.19/3.18/ Dockerfile
docker build -t app .
