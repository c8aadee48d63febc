#!/bin/bash
trap 'docker rm -f extract; echo "it'"'"'s done"' EXIT
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
