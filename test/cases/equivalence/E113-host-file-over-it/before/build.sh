#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract -v "$PWD/conf:/conf" app:build
docker cp extract:/conf/app.conf renamed.conf
docker cp extract:/out out
docker rm extract
docker build -t app .
rm -rf out renamed.conf
