#!/bin/sh
set -e
docker build --build-arg BASE=golang:1.22 --build-arg CMD=server -t acme/server:build -f Dockerfile.build .
docker create --name extract-server acme/server:build
docker cp extract-server:/src/server server
docker rm extract-server
docker build --build-arg CMD=worker -t acme/worker:build -f Dockerfile.build .
docker create --name extract-worker acme/worker:build
docker cp extract-worker:/src/worker worker
docker rm extract-worker
docker build -t acme/app:1.0 .
