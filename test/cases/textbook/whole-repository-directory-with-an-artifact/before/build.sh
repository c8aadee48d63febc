#!/bin/sh
docker build -t web:build -f Dockerfile.build .
docker create --name extract web:build
docker cp extract:/web/build nginx
docker rm extract
docker build -t web .
