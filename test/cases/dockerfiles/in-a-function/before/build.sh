#!/bin/sh
set -e
build() {
  cp "$1" Dockerfile
  docker build -t "$2" .
  rm Dockerfile
}

build Dockerfile.build app:build
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
build Dockerfile.run app
