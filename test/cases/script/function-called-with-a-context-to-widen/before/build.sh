#!/bin/bash
build() {
  docker build -t "$1" -f "$2" "$3"
}
build app:build Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app final/app
docker rm extract
build app final/Dockerfile final
