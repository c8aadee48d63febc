#!/bin/bash
args=(--build-arg VERSION=1.2)
docker build "${args[@]}" -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app --build-arg VERSION=2 .
