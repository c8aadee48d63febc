#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker cp extract:/src/worker worker
docker rm extract
docker build --target runtime -t acme/server:1.0 .
docker build --target=debug -t acme/server:1.0-debug .
docker build -t acme/worker:1.0 -f Dockerfile.worker .
