#!/bin/bash
docker build -t app:build -f Dockerfile.build .
id=$(docker create app:build)
trap "docker rm -f $id" EXIT
docker cp $id:/src/app ./app
docker build -t app .
