#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
for f in app go.sum; do
  docker cp extract:/src/$f ./$f
done
docker rm extract
docker build -t app .
