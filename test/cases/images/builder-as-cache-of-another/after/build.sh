#!/bin/sh
set -e
docker build --target build -t app:build .
docker build -t app:latest .
docker build --cache-from app:build -t other:latest -f Dockerfile.other .
