#!/bin/sh
set -e
docker build -t app:build -f server/Dockerfile /opt/src
docker create --name extract app:build
docker cp extract:/app deploy/app
docker rm -f extract
docker build -t app deploy
