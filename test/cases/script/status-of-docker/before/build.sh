#!/bin/bash
if ! docker build -t app:build -f Dockerfile.build .; then
  echo "build failed" >&2
  exit 1
fi
docker create --name extract app:build || exit 1
docker cp extract:/src/app ./app || { echo "no app" >&2; exit 2; }
docker rm extract
if docker build -t app:latest .; then
  echo "done"
else
  echo "failed" >&2
  exit 3
fi
