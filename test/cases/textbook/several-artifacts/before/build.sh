#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app .
docker cp extract:/src/main.go .
docker cp extract:/etc/ssl/certs/ca-certificates.crt ca.crt
docker rm extract
docker build -t app .
rm -f app main.go ca.crt
