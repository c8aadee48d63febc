#!/bin/sh
set -e
V=1
docker build --build-arg build_V=$V --build-arg V=2 -t app:latest .
docker build --target build --build-arg build_V=$V -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
cp app app-1.0
