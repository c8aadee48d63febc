#!/bin/bash
set -e
rm -f started.txt
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
date > started.txt
docker build -t app .
cat started.txt
rm started.txt
