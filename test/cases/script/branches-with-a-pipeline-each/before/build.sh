#!/bin/bash
# build.sh dev: a build with race detection, under a tag of its own
set -e
if [ "$1" = dev ]; then
  echo "Building the builder for development"
  docker build --build-arg FLAGS=-race -t app:build -f Dockerfile.build .
  docker rm -f extract || true
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  docker rm extract
  docker build -t app:dev .
else
  docker build --build-arg FLAGS="$BUILD_FLAGS" -t app:build -f Dockerfile.build .
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  docker rm extract
  docker build -t app:latest .
  docker tag app:latest app:stable
fi
rm -f app
