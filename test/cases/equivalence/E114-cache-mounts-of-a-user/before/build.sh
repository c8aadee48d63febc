#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract -v npm:/home/node/.npm -v scratch:/scratch --mount type=volume,source=go,target=/home/node/.cache app:build
docker cp extract:/src/app app
docker rm extract
docker build -t app .
