#!/bin/sh
set -e
for arch in amd64 arm64; do
  docker build --build-arg GOARCH=$arch -t app:$arch .
done
