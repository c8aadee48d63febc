#!/bin/sh
set -e
docker build --target build --build-arg build_CMD=server -t acme/server:build .
docker build --build-arg build_CMD=server --build-arg CMD=worker -t acme/app:1.0 .
docker run --rm acme/server:build true
