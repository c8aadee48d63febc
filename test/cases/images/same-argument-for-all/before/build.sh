#!/bin/sh
set -e
VERSION=1.2
docker build --build-arg VERSION=$VERSION -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker cp extract:/src/worker worker
docker rm extract
docker build --build-arg VERSION=$VERSION -t acme/server:1.0 -f Dockerfile.server .
docker build --build-arg VERSION=$VERSION -t acme/worker:1.0 -f Dockerfile.worker .
