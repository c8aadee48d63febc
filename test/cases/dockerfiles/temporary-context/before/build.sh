#!/bin/sh
set -e
tmp=$(mktemp -d)
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app "$tmp/app"
docker rm extract
cp Dockerfile "$tmp"
docker build -t app "$tmp"
rm -rf "$tmp"
