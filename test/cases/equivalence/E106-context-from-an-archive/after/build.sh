#!/bin/sh
set -e
docker build -f Dockerfile.run --no-cache -t app .
