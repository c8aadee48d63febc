#!/bin/bash
set -e
DOCKER_BUILDKIT=1 docker build --target export --output out -f Dockerfile.build .
docker build -t app .
rm -rf out
