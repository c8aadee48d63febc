#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create app:build true
docker cp $(docker ps -lq):/src/app ./app
docker rm $(docker ps -lq)
docker build -t app .
