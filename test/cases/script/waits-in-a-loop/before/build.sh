#!/bin/bash
n=0
until docker info > /dev/null 2>&1; do
  n=$((n + 1))
  [ $n -lt 30 ] || exit 1
  sleep 1
done
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
