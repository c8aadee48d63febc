#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract app:build find /out -name "*.o" -exec rm {} +
docker cp extract:/out out
docker rm extract
docker build -t app .
