#!/bin/sh
set -e
VERSION=1.2
docker build --target server --build-arg VERSION=$VERSION -t acme/server:1.0 -f Dockerfile.worker .
docker build --target worker --build-arg VERSION=$VERSION -t acme/worker:1.0 -f Dockerfile.worker .
