#!/bin/sh
set -e
image=$(docker build -q -f Dockerfile.build .)
container=$(docker create "$image")
docker cp "$container:/app" app
docker rm "$container"
docker build -t app .
