#!/bin/sh
set -e
docker build -t app:one -f Dockerfile.one .
docker create --name one app:one
docker cp one:/out/one one
docker rm -f one
docker build -t app:two -f Dockerfile.two --build-arg NAME=two .
docker create --name two app:two
docker cp two:/out/two two
docker rm -f two
docker build -t app .
