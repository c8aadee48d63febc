#!/bin/sh
set -e
docker build -t app .
docker build -t app:test -f Dockerfile.test .
docker run --rm app:test
docker build -t app:debug -f Dockerfile.debug .
