#!/bin/sh
set -e
docker build -t acme:build builder
docker create --name extract acme:build
docker cp extract:/src/server server/server
docker cp extract:/src/worker worker/worker
docker rm extract
docker build -t acme-server server
docker build -t acme-worker worker
