#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
docker create --name extract web:build
docker cp extract:/src/dist ./dist
docker rm extract
sed -i s/@VERSION@/1.4.0/ dist/index.html
docker build -t web .
