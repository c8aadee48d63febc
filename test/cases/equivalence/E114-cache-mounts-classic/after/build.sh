#!/bin/sh
set -e
export DOCKER_BUILDKIT=0
docker build -t app .
