#!/bin/sh
set -e
docker build --iidfile image.id -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app app
docker rm -f extract
docker build -t app .
echo "built by $(cat image.id)" > provenance.txt
