#!/bin/sh
set -e
VERSION=$1
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
cat > Dockerfile <<EOF
FROM alpine:$VERSION
COPY app /app
EOF
docker build -t app .
