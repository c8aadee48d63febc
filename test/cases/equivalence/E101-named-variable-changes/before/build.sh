#!/bin/sh
set -e
DIR=server
docker build -t app:build "$DIR"
docker create --name extract app:build
docker cp extract:/app deploy/app
docker rm -f extract
DIR=deploy
docker build -t app "$DIR"
