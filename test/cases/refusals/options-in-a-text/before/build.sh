#!/bin/sh
opts='--build-arg VERSION=1.2 -t app:build'
docker build $opts -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
