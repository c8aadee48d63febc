#!/bin/sh
set -e
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
chmod 700 app
docker build -t app:latest .
cp app app-1.0
