#!/bin/sh
set -e
docker build --target build -t app:build .
docker create --name extract app:build
mkdir -p out
docker cp extract:/src/app out/app
docker rm extract
docker build -t app:latest .
sha256sum out/app > app.sha256
rm -rf out
docker rmi app:build
