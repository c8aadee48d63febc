#!/bin/bash
build() {
  docker build -t "$1" -f "$2" "$3"
}
extract() {
  build "$1:build" Dockerfile.build .
  docker create --name extract "$1:build"
  docker cp extract:/src/app ./app
  docker rm extract
}
extract app && build app Dockerfile .
