#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker cp extract:/src/worker worker
docker rm extract
docker build -t acme/server:1.0 -f Dockerfile.server .
docker build -t acme/worker:1.0 -f Dockerfile.worker .
