#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker cp ci-builder:/out/app ./app
docker build -t app .
