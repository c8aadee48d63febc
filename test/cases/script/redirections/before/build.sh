#!/bin/sh
docker build -t app:build -f Dockerfile.build . > /dev/null 2>&1
docker create --name extract app:build >/dev/null
docker cp extract:/src/app ./app 2>/dev/null
docker rm extract &> /dev/null
docker build -t app . 2>&1
