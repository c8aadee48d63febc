#!/bin/bash
set -e
DOCKER_BUILDKIT=1 docker build -o . -f Dockerfile.build .
docker build -t app .
rm -r app conf
