#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
mkdir -p deploy
docker create --name extract web:build
docker cp extract:/out/web deploy/web
docker rm extract
cp web.conf deploy/
cp scripts/start.sh deploy/run.conf
cp -r assets deploy/
docker build -t web .
rm -r deploy
