#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name first app:build
docker cp first:/src/app app
docker rm first
docker build -t app .
docker build -t app:base --target base .
