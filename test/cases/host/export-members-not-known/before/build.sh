#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
mkdir out
docker export extract | tar -x -C out --wildcards 'usr/local/bin/a*'
docker rm extract
docker build -t app .
