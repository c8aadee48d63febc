#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$PWD:/src:ro" -v "$PWD/out:/out" app:build
docker build -t app .
