#!/bin/sh
set -e
docker build -t server:build -f Dockerfile.server .
docker create --name one server:build
docker cp one:/out/app server/app
docker rm one
docker build -t server server
docker build -t worker:build -f Dockerfile.worker .
docker create --name two worker:build
docker cp two:/out/app worker/app
docker rm two
docker build -t worker worker
