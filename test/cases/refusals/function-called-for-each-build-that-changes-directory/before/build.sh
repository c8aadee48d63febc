#!/bin/bash
build() {
  cd "$2"
  docker build -t "$1" -f "$3" .
}
build app:build . Dockerfile.build
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
build app . Dockerfile
