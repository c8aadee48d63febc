#!/bin/sh
VERSION=${1:-latest}
docker build -t app-build:$VERSION -f Dockerfile.build .
docker create --name extract app-build:$VERSION
docker cp extract:/src/app ./app
docker rm extract
docker build -t app:$VERSION .
