#!/bin/sh
set -e
docker build -t app:one server
docker create --name one app:one
docker cp one:/app deploy/one
docker rm one
docker build -t app:two client
docker create --name two app:two
docker cp two:/app deploy/two
docker rm two
docker build -t app deploy
