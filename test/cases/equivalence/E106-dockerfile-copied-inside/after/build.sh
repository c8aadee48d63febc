#!/bin/sh
set -e
docker build -f Dockerfile.runner -t app .
