#!/bin/sh
set -e
docker build -t one -f Dockerfile.one-build .
docker create --name first one
docker cp first:/src/app one-app
docker rm first
docker build -t one -f Dockerfile.one .
docker build -t two -f Dockerfile.two-build .
docker create --name second two
docker cp second:/src/app two-app
docker rm second
docker build -t two -f Dockerfile.two .
