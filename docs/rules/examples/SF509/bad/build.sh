#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract -v gocache:/root/.cache app:build go build -o /out/app .
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
