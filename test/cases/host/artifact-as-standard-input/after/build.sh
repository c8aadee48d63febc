#!/bin/bash
set -e
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
size=$(wc -c < app)
while read -r line; do
  echo "$line"
done < ./app
docker build -t app .
echo "$size"
sha256sum < app
