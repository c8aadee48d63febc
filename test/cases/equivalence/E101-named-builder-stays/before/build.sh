#!/bin/sh
set -e
docker build -t app:one -f one.Dockerfile server
docker create --name one app:one
docker cp one:/app deploy/one
docker rm one
docker build -t app:two -f two.Dockerfile server
docker create --name two app:two
docker cp two:/app deploy/two
docker rm two
docker tag app:two app:kept
docker build -t app deploy
