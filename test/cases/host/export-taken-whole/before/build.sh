#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
mkdir rootfs
docker export extract | tar -x -C rootfs
docker rm extract
docker build -t app .
