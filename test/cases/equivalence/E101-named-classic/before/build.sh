#!/bin/sh
set -e
docker build -t app:build server
docker create --name extract app:build
docker cp extract:/app deploy/app
docker rm -f extract
DOCKER_BUILDKIT=0 docker build -t app deploy
