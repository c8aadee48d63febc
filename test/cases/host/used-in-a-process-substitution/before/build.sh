#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/app ./app
wc < <(cat app)
docker rm extract
docker build -t app .
