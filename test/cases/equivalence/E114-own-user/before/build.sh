#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -u "$(id -u):$(id -g)" -v "$PWD":/src -v gocache:/root/.cache -v "$HOME/.m2:/root/.m2" app:build
docker build -t app .
