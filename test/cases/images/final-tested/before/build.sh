#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build -t app:latest .
docker run --rm app:latest true
docker create --name check app:latest
docker cp check:/usr/local/bin/app checked
docker rm check
