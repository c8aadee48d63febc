#!/bin/sh
set -e
rm -rf site
docker build -t web:build -f Dockerfile.build .
docker create --name extract web:build
docker cp extract:/out site
docker rm extract
docker build -t web .
