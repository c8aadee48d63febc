#!/bin/sh
set -e
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src out
docker rm extract
docker build -t app:latest .
cp -r out/app release
