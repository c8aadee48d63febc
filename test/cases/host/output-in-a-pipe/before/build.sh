#!/bin/bash
set -e
mkdir -p out
DOCKER_BUILDKIT=1 docker build -o - -f Dockerfile.build . | tar -x -C out
docker build -t app .
rm -rf out
