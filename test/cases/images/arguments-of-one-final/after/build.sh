#!/bin/sh
set -e
VERSION=1.2
docker build --build-arg build_VERSION=$VERSION --target server -t acme/server:1.0 -f Dockerfile.worker .
docker build --build-arg build_VERSION=$VERSION --target worker --build-arg VERSION=other -t acme/worker:1.0 -f Dockerfile.worker .
