#!/bin/sh
set -e
docker build --build-arg http_proxy=http://proxy.invalid:1 --build-arg HTTPS_PROXY=http://proxy.invalid:2 -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm -f extract
docker build -t app .
