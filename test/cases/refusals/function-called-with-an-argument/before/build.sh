#!/bin/bash
build() {
  docker build -t "$1" -f "$2" --build-arg V="$3" .
}
build app:build Dockerfile.build 1
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
build app Dockerfile 2
