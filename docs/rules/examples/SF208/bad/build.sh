#!/bin/sh
set -e
docker build -t certs -f Dockerfile.build .
docker create --name extract certs
docker cp extract:/etc ./etc
docker rm extract
docker build -t app .
