#!/bin/bash
set -e
trap "docker rm -f extract; rm -rf notes" EXIT
mkdir notes
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
