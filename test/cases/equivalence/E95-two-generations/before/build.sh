#!/bin/sh
set -e
docker build -t app:base -f Dockerfile.build .
docker build -t app:two -f Dockerfile.two .
docker create --name two app:two
docker cp two:/app app
docker rm two
docker build -t app .
