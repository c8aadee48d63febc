#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src out
docker rm extract
cp -r out/app release
