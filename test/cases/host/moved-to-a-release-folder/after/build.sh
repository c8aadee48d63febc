#!/bin/bash
set -e
docker build -t app .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
mkdir -p release
mv app release/
