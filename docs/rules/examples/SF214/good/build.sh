#!/bin/sh
set -e
GO_VERSION=${GO_VERSION:-1.22}
docker build --build-arg GO=$GO_VERSION -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
VERSION=$(git describe)
docker build --build-arg RELEASE=$VERSION -t app .
