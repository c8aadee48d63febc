#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
rm -rf deploy
mkdir deploy
docker create --name extract web:build
docker cp extract:/out/web deploy/web
docker rm extract
cd deploy
docker build -f ../Dockerfile --iidfile id -t web .
