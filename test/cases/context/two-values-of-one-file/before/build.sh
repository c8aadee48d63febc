#!/bin/sh
set -e
echo build > VERSION
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
echo run > VERSION
docker build -t app .
