#!/bin/sh
NO_CACHE=
while [ $# -gt 0 ]; do
  case $1 in
    --no-cache) NO_CACHE=--no-cache ;;
  esac
  shift
done
docker build $NO_CACHE -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build $NO_CACHE -t app .
