#!/bin/sh
set -e
docker build -t app:build src
docker create --name extract app:build
docker cp extract:/src/app run/app
docker rm extract
docker build -t app:latest run
cp run/app app-1.0
