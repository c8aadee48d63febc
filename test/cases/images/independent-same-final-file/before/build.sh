#!/bin/sh
set -e
docker build -t one:build -f Dockerfile.one .
docker create --name first one:build
docker cp first:/src/app app
docker rm first
docker build -t one .
docker build -t two:build -f Dockerfile.two .
docker create --name second two:build
docker cp second:/src/app app
docker rm second
docker build -t two .
