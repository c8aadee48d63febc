#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker rm extract
docker build --build-arg MODE=release -t acme/server:release .
docker build --build-arg MODE=debug -t acme/server:debug .
