#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
cat > Dockerfile.run <<EOF
FROM alpine:3.19
COPY app /app
EOF
docker build -t app -f Dockerfile.run .
