#!/bin/sh
set -e
mkdir -p out
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$(pwd)/out:/out" app:build
docker build -t app .
rm -rf out
