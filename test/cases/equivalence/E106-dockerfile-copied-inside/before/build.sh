#!/bin/sh
set -e
docker build -t app-builder -f Dockerfile.build .
docker run --rm app-builder | docker build -t app -
