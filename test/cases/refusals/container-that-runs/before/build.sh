#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker run --name extract app:build make dist
docker cp extract:/src/app .
docker rm extract
docker build -t app .
