#!/bin/sh
set -e
docker build --target build -t acme:build -f Dockerfile.server .
docker build -t acme/server:1.0 -f Dockerfile.server .
docker build -t acme/tests:1.0 -f Dockerfile.tests .
