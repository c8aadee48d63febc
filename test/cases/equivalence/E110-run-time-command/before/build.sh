#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --name extract -e A=1 --entrypoint sh app:build -c "cp main.txt /app"
docker cp extract:/app app
docker rm -f extract
docker build -t app .
