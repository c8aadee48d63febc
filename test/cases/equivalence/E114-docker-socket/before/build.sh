#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v /var/run/docker.sock:/var/run/docker.sock -v "$PWD/out":/out app:build
docker build -t app .
