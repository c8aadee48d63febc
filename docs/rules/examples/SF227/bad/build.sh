#!/bin/bash
set -e
final=(-t app final)
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app final/app
docker rm extract
docker build "${final[@]}"
