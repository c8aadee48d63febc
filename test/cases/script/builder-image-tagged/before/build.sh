#!/bin/bash
docker build --no-cache -t app:build -f Dockerfile.build .
docker tag app:build app:build-cache
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
