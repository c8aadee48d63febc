#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out dist
docker rm -f extract
cp conf.txt dist/
cp -f scripts/run.sh dist/start
docker build -t app .
rm -rf dist
