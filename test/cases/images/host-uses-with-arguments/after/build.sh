#!/bin/sh
set -e
V=1
docker build --target build --build-arg build_V=$V -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build --build-arg build_V=$V --build-arg V=2 -t app:latest .
cp app app-1.0
