#!/bin/sh
DIR=dist
if [ -n "$CI" ]; then
  DIR=nowhere
  echo 'not in CI' >&2
  exit 1
fi
mkdir -p $DIR
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app $DIR/app
docker rm extract
docker build -t app .
