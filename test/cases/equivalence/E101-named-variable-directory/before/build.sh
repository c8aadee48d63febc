#!/bin/sh
set -e
SRC=server
ROOT=$(pwd)
docker build -t app:one "$SRC/one"
docker create --name one app:one
docker cp one:/app deploy/one
docker rm one
docker build -t app:two "${ROOT}/server/two"
docker create --name two app:two
docker cp two:/app deploy/two
docker rm two
docker build -t app deploy
