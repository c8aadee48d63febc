#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app:latest .
docker tag app:latest  app:1.0   # kept with its blanks
docker run --rm app:latest true
docker images app
