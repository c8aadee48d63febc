#!/bin/sh
set -e
CACHE=
if [ "$1" = --no-cache ]; then CACHE=--no-cache; fi
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build $CACHE -t app .
