#!/bin/bash
set -e
DOCKER_BUILDKIT=1 docker build -o type=tar -f Dockerfile.build . | gzip > out.tar.gz
docker build -t app .
