#!/bin/bash
docker build -t app:build -f Dockerfile.build . &
wait
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app .
