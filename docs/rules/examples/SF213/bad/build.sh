#!/bin/sh
set -e
for kind in build final; do
  docker build -t app:$kind -f Dockerfile.$kind .
  if [ $kind = build ]; then
    docker create --name extract app:build
    docker cp extract:/out/app ./app
    docker rm extract
  fi
done
