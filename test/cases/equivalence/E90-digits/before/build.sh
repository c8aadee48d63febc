#!/bin/sh
set -e
docker build -t 9lives/2go -f Dockerfile.build .
docker create --name extract 9lives/2go
docker cp extract:/app app
docker rm -f extract
docker build -t app .
