#!/bin/sh
set -e
export DOCKER_BUILDKIT=0
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$PWD/out":/out -v gomod:/go/pkg/mod app:build go build -o /out/app .
docker build -t app .
