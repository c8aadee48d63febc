#!/bin/bash
if [ -n "$QUIET" ]; then
  docker build -t app:build -f Dockerfile.build . > /dev/null
else
  docker build -t app:build -f Dockerfile.build .
fi
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
# REFRESH=1: from scratch
[ -z "$REFRESH" ] && docker build -t app:latest .
[ -z "$REFRESH" ] || docker build --no-cache --label fresh=yes -t app:latest .
