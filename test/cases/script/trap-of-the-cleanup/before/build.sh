#!/bin/bash
set -e
trap 'docker rm -f extract' EXIT
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
