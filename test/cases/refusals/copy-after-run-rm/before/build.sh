#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker run --rm --name extract app:build true
docker cp extract:/src/app .
docker build -t app .
