#!/bin/bash
opts=(--build-arg CGO_ENABLED=0)
docker build "${opts[@]}" -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
