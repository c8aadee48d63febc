#!/bin/sh
set -e
docker build --build-arg V=3 -t app:one -f Dockerfile.build .
docker create --name one app:one
docker cp one:/app a
docker rm one
docker build --build-arg V=4 -t app:two -f Dockerfile.two .
docker create --name two app:two
docker cp two:/app b
docker rm two
docker build -t app .
