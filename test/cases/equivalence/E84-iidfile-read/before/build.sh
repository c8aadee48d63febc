#!/bin/sh
set -e
docker build --iidfile image.id -f Dockerfile.build .
docker create --name extract "$(cat image.id)"
docker cp extract:/app app
docker rm extract
docker build -t app .
