#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker run app:build true
ID=$(docker ps -q -l)
docker cp $ID:/src/app ./app
docker rm $ID
docker build -t app .
