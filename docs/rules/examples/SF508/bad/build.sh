#!/bin/sh
set -e
docker build -t app:test -f Dockerfile.test .
docker create --name test app:test
docker cp test:/report.txt .
docker rm test
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
