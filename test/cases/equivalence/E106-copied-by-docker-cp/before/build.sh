#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
id=$(docker create app:build)
docker cp "$id":/out/. - | docker build -t app -
docker rm "$id"
