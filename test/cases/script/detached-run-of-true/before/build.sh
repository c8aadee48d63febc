#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker run --name extract app:build true
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
