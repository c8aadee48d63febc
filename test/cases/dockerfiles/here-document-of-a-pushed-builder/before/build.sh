#!/bin/sh
set -e
docker build -t app:build -f - . <<EOF
FROM alpine
COPY main.txt /src/
RUN mkdir /out && cp /src/main.txt /out/app
EOF
docker push app:build
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
docker build -t app .
