#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v deps:/deps app:build go mod vendor -o /deps
docker run --rm -v "$PWD/out":/out -v deps:/deps app:build go build -o /out/app /deps
docker build -t app .
