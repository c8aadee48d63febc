#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker cp extract:/src/app.tmpl app.tmpl
docker cp extract:/src/dist dist
docker rm -f extract
sudo strip --strip-unneeded ./app
upx -9 -o app.packed app || true
export VERSION=1.2.3 NAME="the app"
envsubst '$VERSION $NAME' < app.tmpl > app.conf
gzip -9 -k app.conf
gzip -9 dist/*.js
docker build -t app .
