#!/bin/sh -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker build -t app .
rm app
docker stop extract
docker rm extract
docker rmi app:build
