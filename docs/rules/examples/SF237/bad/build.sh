#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker export extract | docker import - app:flat
docker rm extract
docker build -t app .
