#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/web/build .
docker rm extract
find build -name "*.map" -delete
docker build -t app .
