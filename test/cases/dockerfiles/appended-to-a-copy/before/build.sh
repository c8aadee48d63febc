#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
cat Dockerfile.in - > Dockerfile.run <<EOF
LABEL kind=small
EOF
docker build -t app -f Dockerfile.run .
