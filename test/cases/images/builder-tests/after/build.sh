#!/bin/sh
set -e
docker build --target build -t app:build .
docker run --rm app:build go test ./...
docker build -t app:latest .
