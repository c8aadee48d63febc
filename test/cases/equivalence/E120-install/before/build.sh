#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm -f extract
mkdir -p bin
install -m 750 app tool
install -v app bin/
install -D -m 0644 app share/doc/app.txt
docker build -t app .
rm -rf app tool bin share
