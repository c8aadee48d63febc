#!/bin/sh
set -e
for arch in amd64 arm64; do
  docker build --build-arg GOARCH=$arch -t app:build-$arch -f Dockerfile.build .
  docker create --name extract app:build-$arch
  docker cp extract:/src/app app
  docker rm extract
  docker build -t app:$arch .
done
