#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm app:build | docker build -t app -
