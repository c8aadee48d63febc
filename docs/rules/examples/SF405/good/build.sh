#!/bin/sh
set -e
docker build --build-arg http_proxy=http://proxy.example.com:3128 -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build --build-arg http_proxy=http://proxy.example.com:3128 -t app .
