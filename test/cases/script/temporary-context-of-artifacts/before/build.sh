#!/bin/sh
set -e
tmp=$(mktemp -d)
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app "$tmp/app"
docker rm extract
docker build -t app -f Dockerfile "$tmp"
rm -rf "$tmp"
