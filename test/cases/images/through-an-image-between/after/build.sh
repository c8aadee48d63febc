#!/bin/sh
set -e
docker build --target server -t acme/server:1.0 -f Dockerfile.worker .
docker build --target worker -t acme/worker:1.0 -f Dockerfile.worker .
