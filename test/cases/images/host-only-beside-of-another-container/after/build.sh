#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker create --name report app:build
docker cp report:/src/coverage.out .
docker rm report
