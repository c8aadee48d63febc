#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$PWD:/out" app:build go build -o /out/app .
docker build -t app .
