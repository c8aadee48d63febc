#!/bin/bash
builder() {
  [ -z "$SKIP" ] || return 0
  docker build -t app:build -f Dockerfile.build .
}
builder
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
