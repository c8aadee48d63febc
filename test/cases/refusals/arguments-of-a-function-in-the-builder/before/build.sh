#!/bin/sh
builder() {
  docker build "$@" -t app:build -f Dockerfile.build .
}
builder --build-arg VERSION=1.2
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
