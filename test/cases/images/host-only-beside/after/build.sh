#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker cp extract:/src/coverage.out coverage.out
docker rm extract
