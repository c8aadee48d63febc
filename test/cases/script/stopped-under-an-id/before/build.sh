#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
id=$(docker run -d app:build sleep 100)
docker cp $id:/out/app ./app
docker rm $(docker stop "$id")
docker build -t app .
