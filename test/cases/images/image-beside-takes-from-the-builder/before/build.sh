#!/bin/sh
set -e
docker build -t acme:build -f Dockerfile.build .
docker create --name extract acme:build
docker cp extract:/src/server server
docker rm extract
docker build -t acme/server:1.0 -f Dockerfile.server .
docker build -t acme/tests:1.0 -f Dockerfile.tests .
