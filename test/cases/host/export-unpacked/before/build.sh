#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
container=$(docker create app:build)
mkdir rootfs
docker export "$container" | tar -x -C rootfs
docker rm "$container"
docker build -t app .
rm -rf rootfs
