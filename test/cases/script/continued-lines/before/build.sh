#!/bin/sh
docker build \
    --build-arg CGO_ENABLED=0 \
    --tag app:build \
    --file Dockerfile.build \
    .
docker create \
    --name extract \
    app:build
docker cp \
    extract:/src/app \
    ./app
docker rm extract
docker build \
    --tag app \
    .
