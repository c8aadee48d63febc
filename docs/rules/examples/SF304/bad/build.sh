#!/bin/sh
set -e
docker build -t app:build -f server/Dockerfile /opt/src
docker create --name extract app:build
docker cp extract:/out/app deploy/app
docker rm extract
docker build -t app deploy
