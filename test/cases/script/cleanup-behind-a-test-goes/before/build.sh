#!/bin/bash
if docker ps -a | grep -q extract; then
  docker rm -f extract
fi
[ -f app ] && rm app
test -e ./app && rm -f ./app
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
if [ -f app ]; then
  echo "cleaning up"
  rm app
else
  echo "nothing to clean"
fi
