#!/bin/bash
set -e
echo "Starting"
echo "Building app:build..."
docker build -t app:build -f Dockerfile.build .
printf 'Extracting the binary\n'
docker create --name extract app:build
docker cp extract:/src/app ./app
echo "Extracted app"
docker rm -f extract
echo "Building app:latest..."
docker build -t app:latest .
printf "Built %s\n" app:latest
echo "Run it with: docker run app:latest"
