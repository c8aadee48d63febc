#!/bin/sh
set -e
OUT=/out
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp "extract:$OUT/app" ./app
docker rm extract
docker build -t app .
