#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app .
docker build -t app .
if [ -n "$KEEP" ]; then
  notify kept
else
  docker rm extract
fi
