#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm --name extract app:build true
docker cp extract:/out/app ./app
docker build -t app .
