#!/bin/bash
set -e
build() {
  local image=$1 file=$2
  echo "building $image"
  docker build -t "$image" -f "$file" .
}

build app:build Dockerfile.build
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
build app Dockerfile
