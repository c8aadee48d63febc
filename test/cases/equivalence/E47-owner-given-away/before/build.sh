#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm extract
sudo chown 1000 app
tar cf app.tar app
docker build -t app .
