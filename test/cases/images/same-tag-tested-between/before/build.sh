#!/bin/sh
set -e
docker build -t app -f Dockerfile.build .
docker run --rm app go test ./...
docker create --name extract app
docker cp extract:/src/app app
docker rm extract
docker build -t app .
docker run --rm app true
