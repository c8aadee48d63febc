#!/bin/sh
set -e
docker build -t app:one one
docker create --name one app:one
docker cp one:/app two/one
docker rm one
docker build -t app:two two
docker create --name two app:two
docker cp two:/app deploy/two
docker rm two
docker build -t app deploy
