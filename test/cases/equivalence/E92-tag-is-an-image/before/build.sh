#!/bin/sh
set -e
docker build -t tools:alpine -f Dockerfile.build .
docker create --name extract tools:alpine
docker cp extract:/app app
docker rm -f extract
docker build -t app .
