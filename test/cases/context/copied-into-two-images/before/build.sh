#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
mkdir deploy
docker create --name extract web:build
docker cp extract:/out/web deploy/web
docker rm extract
cp web.conf deploy/
docker build -t web .
docker build -t other -f Dockerfile.other deploy
