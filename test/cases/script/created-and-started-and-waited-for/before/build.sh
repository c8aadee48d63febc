#!/bin/sh
docker build -t app:build -f Dockerfile.build .
ID=$(docker create app:build)
docker start $ID
docker wait $ID
docker cp $ID:/src/app ./app
docker rm $ID
docker build -t app .
