#!/bin/sh
set -e
docker build -f docker/Dockerfile.run -t app .
