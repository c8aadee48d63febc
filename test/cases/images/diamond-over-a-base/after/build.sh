#!/bin/sh
set -e
docker build --target base -t acme/base .
docker build -t acme/app .
docker tag acme/base acme/base:1
docker push acme/base:1 || true
