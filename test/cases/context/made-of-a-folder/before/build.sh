#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
rm -rf build
mkdir -p build
cp -r docker/app build/
cp extra.txt assets/* build/app/
docker cp extract:/out/app build/app/app
docker rm extract
docker build -t app build/app
