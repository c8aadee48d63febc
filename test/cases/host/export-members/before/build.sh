#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
mkdir -p out
docker export extract | tar xf - -C out --strip-components=2 usr/local/bin/app
docker export -o extract.tar extract
tar -xf extract.tar -C out --strip-components=1 etc/app/
docker rm extract
docker build -t app .
rm -r out extract.tar
