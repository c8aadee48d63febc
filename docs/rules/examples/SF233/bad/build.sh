#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
eval "docker cp extract:$(cat path.txt) ./app"
docker rm extract
docker build -t app .
