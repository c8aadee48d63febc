#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
test -f app || exit 1
[ -s ./app ]
if [ ! -f app ]; then
  echo "no app" >&2
  exit 1
fi
docker build -t app .
