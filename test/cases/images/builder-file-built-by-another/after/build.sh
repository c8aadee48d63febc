#!/bin/sh
set -e
docker build -t app:test --target test -f Dockerfile.build .
docker build -t app .
