#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract -u 1000:1000 -w /tmp -e MODE="two words" app:build made
docker cp extract:/tmp/made app
docker rm extract
docker build -t app .
