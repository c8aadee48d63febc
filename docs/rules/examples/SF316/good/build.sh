#!/bin/sh
set -e
docker build -t fast:build -f Dockerfile.build .
docker create --name extract fast:build
docker cp extract:/src/lib lib
docker rm extract
docker build -t fast .
