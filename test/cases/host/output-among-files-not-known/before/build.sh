#!/bin/bash
set -e
DOCKER_BUILDKIT=1 docker build -o type=local,dest=. -f Dockerfile.build .
docker build -t app .
