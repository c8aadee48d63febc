#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm app:build tar -c -C /out app conf Dockerfile.run | docker build -f Dockerfile.run -t app - # the small one
