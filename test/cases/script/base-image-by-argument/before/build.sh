#!/bin/sh
set -e
docker build -t own/base:1 -f Dockerfile.base .
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm extract
docker build -t app .
rm app
