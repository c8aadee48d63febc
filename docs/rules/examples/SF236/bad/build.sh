#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create -v "$PWD/config:/config" --name extract app:build
docker cp extract:/config/app.conf ./app.conf
docker rm extract
docker build -t app .
