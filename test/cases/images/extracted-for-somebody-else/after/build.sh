#!/bin/sh
docker build -t app .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app .
docker cp extract:/src/coverage.out .
docker rm extract
