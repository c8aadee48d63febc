#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app ./app
cat <<< "$(docker logs extract)"
docker rm extract
docker build -t app .
