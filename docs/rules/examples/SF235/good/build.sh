#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app --build-arg REVISION="$(git rev-parse HEAD)" -f - . <<'EOF'
FROM alpine:3.19
ARG REVISION
LABEL revision=$REVISION
COPY app /usr/local/bin/app
EOF
