#!/bin/bash
docker build -t app:build -f Dockerfile.build .
docker cp "$(docker create --name extract app:build):/src/app" ./app
docker rm extract
docker build -t app .
