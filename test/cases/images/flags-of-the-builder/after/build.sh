#!/bin/sh
set -e
docker build --no-cache --pull=false --target server -t acme/server:1.0 -f Dockerfile.worker .
docker build --no-cache --pull=false --target worker -t acme/worker:1.0 -f Dockerfile.worker .
