#!/bin/bash
# build.sh dev: a build with race detection, under a tag of its own
set -e
if [ "$1" = dev ]; then
  echo "Building the builder for development"
  docker build --build-arg FLAGS=-race -t app:dev .
else
  docker build --build-arg FLAGS="$BUILD_FLAGS" -t app:latest .
  docker tag app:latest app:stable
fi
