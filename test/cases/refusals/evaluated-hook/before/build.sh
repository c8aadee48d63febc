#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
eval "$POST_EXTRACT"
docker build -t app .
