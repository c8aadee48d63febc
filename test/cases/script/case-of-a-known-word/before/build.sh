#!/bin/sh
MODE=release
case $MODE in
  debug) FLAGS=-d ;;
  rel*) FLAGS=-r ;;
  *) exit 1 ;;
esac
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app --label mode=$FLAGS .
