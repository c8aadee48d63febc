#!/bin/sh
set -e
docker build -t web:build -f Dockerfile.build .
docker create --name extract web:build
docker cp extract:/out/web web
docker rm extract
docker build -t web .
CMD="docker run -d -v $DATA:/data web:build"
exec $CMD
