#!/bin/sh
set -e
docker build --build-arg GOARCH=amd64 -t one -f Dockerfile.one .
docker build --build-arg GOARCH=arm64 -t two -f Dockerfile.two .
