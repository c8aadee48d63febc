#!/bin/bash
docker build --build-arg GOFLAGS="$GOFLAGS" -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
sh -c "docker build -t app ."
