#!/bin/sh
set -e
docker build --target build -t app:build .
echo "Extracting"
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
echo "Building app"
docker build -t app:latest .
cp app app-1.0
