#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
while read -r file; do
  docker cp "extract:$file" .
done < files.txt
docker rm extract
docker build -t app .
