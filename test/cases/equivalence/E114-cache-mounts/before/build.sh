#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$PWD/out":/out -v gomod:/go/pkg/mod -v "$HOME/.cache/go-build:/root/.cache/go-build" -e CGO_ENABLED=0 app:build go build -o /out/app .
docker build -t app .
