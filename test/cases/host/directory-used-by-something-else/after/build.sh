#!/bin/bash
set -e
mkdir -p out
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app out/app
docker rm extract
cp main.go out/main.go
docker build -t app .
tar czf release.tgz out
