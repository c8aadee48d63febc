#!/bin/sh
set -e
docker build --target one -t acme:one -f Dockerfile.build .
docker build --target two -t acme:two -f Dockerfile.build .
docker create --name first acme:one
docker cp first:/src/server server
docker rm first
docker create --name second acme:two
docker cp second:/src/worker worker
docker rm second
docker build -t acme/app:1.0 .
