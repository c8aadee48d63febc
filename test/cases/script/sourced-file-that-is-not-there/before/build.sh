#!/bin/sh
NAME=extract
. ./.env
docker build -t app:build -f Dockerfile.build .
docker create --name $NAME app:build
docker cp $NAME:/src/app ./app
docker rm $NAME
docker build -t app .
