#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run -d --name extract app:build sleep 1000
docker exec extract sh -c "echo more >> /app"
docker cp extract:/app app
docker rm -f extract
docker build -t app .
