#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app .
docker cp extract:/src/coverage.out .
docker rm extract
docker build -t app .
