#!/bin/sh
set -e
docker build -t app -f Dockerfile.build .
docker create --name extract app
docker cp extract:/src/app app
docker rm extract
docker build -t app .
