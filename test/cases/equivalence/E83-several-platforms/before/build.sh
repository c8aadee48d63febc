#!/bin/sh
set -e
platforms=linux/amd64,linux/arm64

docker build -t pages .
docker cp "$(docker create pages)":/out/. web/out

docker buildx build --platform "$platforms" --push -t registry.example/pages:latest web
