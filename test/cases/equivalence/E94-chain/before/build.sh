#!/bin/sh
set -e
docker build -t app:one -f Dockerfile.build .
docker create --name one app:one
docker cp one:/one one
docker rm one
docker build -t app:two -f Dockerfile.two .
docker create --name two app:two
docker cp two:/app app
docker rm two
docker build -t app .
