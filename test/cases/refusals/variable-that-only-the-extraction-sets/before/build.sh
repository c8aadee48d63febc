#!/bin/sh
docker build -t app:build -f Dockerfile.build .
id=$(docker create app:build)
docker cp $id:/src/app .
docker rm $id
docker build -t app .
notify "built with $id"
