#!/bin/sh
set -e
echo "Building app"
docker build -t app:latest .
echo "Building app:build"
docker build --target build -t app:build .
echo "Extracting"
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
cp app app-1.0
