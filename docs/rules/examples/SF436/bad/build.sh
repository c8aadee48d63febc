#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
docker create --name extract web:build
docker cp extract:/out site
docker rm extract
cp robots.txt site/
docker build -t web .
