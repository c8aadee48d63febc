#!/bin/bash
set -e
mkdir -p out
DOCKER_BUILDKIT=1 docker build --output type=tar,dest=stage.tar -f Dockerfile.build .
tar -xf stage.tar -C out app conf
docker build -t app .
rm -rf out stage.tar
