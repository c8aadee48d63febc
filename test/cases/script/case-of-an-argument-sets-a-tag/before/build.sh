#!/bin/sh
set -eu
case "${1-}" in
  '') TAG=latest ;;
  v*) TAG=$1 ;;
  *)
    echo "usage: $0 [VERSION]" >&2
    exit 1
    ;;
esac
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t "app:$TAG" .
