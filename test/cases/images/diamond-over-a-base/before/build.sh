#!/bin/sh
set -e
docker build -t acme/base -f Dockerfile.base .
docker build -t acme/one -f Dockerfile.one .
docker build -t acme/two -f Dockerfile.two .
docker create --name extract acme/one
docker cp extract:/out/one bin-one
docker rm extract
docker create --name extract acme/two
docker cp extract:/out/two bin-two
docker rm extract
docker build -t acme/app .
docker tag acme/base acme/base:1
docker push acme/base:1 || true
