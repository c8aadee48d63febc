#!/bin/sh
set -e
echo 1.4.0 > builder/VERSION
docker build -t app:build builder
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
