#!/bin/sh
set -e
docker build --build-arg GOARCH=amd64 -t one:build -f Dockerfile.build .
docker create --name first one:build
docker cp first:/src/app one-app
docker rm first
docker build -t one -f Dockerfile.one .
docker build --build-arg GOARCH=arm64 -t two:build -f Dockerfile.build .
docker create --name second two:build
docker cp second:/src/app two-app
docker rm second
docker build -t two -f Dockerfile.two .
