#!/bin/bash
while read -r name; do
  docker build --build-arg NAME="$name" -t app:build -f Dockerfile.build .
  docker create --name extract app:build
  docker cp extract:/src/app ./app
  docker rm extract
  docker build -t "app:$name" .
done < names.txt
