#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --privileged --name extract app:build make
docker cp extract:/made app
docker rm -f extract
docker build -t app .
