#!/bin/sh
set -e
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
mv app server
docker build -t app:latest .
cp server app-1.0
