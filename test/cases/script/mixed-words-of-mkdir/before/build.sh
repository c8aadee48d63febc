#!/bin/bash
mkdir -p dist logs
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app dist/
docker rm extract
docker build -t app . > logs/build.txt
