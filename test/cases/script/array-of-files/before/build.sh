#!/bin/bash
FILES=(app info)
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
for f in "${FILES[@]}"; do
  docker cp "extract:/src/$f" .
done
docker rm extract
docker build -t app .
