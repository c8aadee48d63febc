#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/run.sh ./run.sh.out
chmod 755 run.sh.out
docker rm extract
docker build -t app .
