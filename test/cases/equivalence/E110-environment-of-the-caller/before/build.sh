#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run -e FLAVOUR --name made app:build sh make.sh
docker cp made:/src/app app
docker rm made
docker build -t app .
