#!/bin/sh
set -e
if [ -z "$SKIP_BUILD" ]; then
  docker build -t app:build -f Dockerfile.build .
  docker create --name extract app:build
  docker cp extract:/out/app ./app
  docker rm extract
fi
docker build -t app .
