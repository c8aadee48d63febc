#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract -v gocache:/root/.cache app:build go build -o /root/.cache/app .
docker cp extract:/root/.cache/app ./app
docker rm extract
docker build -t app .
