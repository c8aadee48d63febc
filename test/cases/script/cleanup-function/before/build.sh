#!/bin/bash
cleanup() {
  docker rm -f extract
  rm -f app
}
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
cleanup
