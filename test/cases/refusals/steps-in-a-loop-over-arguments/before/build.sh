#!/bin/sh
for image in "$@"; do
  docker build -t $image:build -f Dockerfile.build .
  docker create --name extract $image:build
  docker cp extract:/src/app ./app
  docker rm extract
  docker build -t $image .
done
