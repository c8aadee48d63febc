#!/bin/sh
set -e
docker build --iidfile image.id -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
echo "built by $(cat image.id)" > provenance.txt
