#!/bin/bash
builder() {
  if [ $# -ne 1 ]; then
    echo 'which image?' >&2
    return 1
  fi
  docker build -t "$1" -f Dockerfile.build .
}
builder app:build
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
