#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract app:build sh -c 'strip /usr/local/bin/app'
mkdir out
docker export extract | tar -x -C out usr/local/bin/app
docker rm extract
docker build -t app .
