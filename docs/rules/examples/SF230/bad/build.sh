#!/bin/sh
set -e
[ -n "$1" ] || ./again.sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
