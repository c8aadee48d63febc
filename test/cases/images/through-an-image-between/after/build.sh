#!/bin/sh
set -e
docker build --target base -t acme/base -f Dockerfile.worker .
docker build -t acme/server:1.0 -f Dockerfile.server .
docker build --target worker -t acme/worker:1.0 -f Dockerfile.worker .
