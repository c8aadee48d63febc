#!/bin/sh
set -e
docker build --target build -t app .
docker run --rm app go test ./...
docker build -t app .
docker run --rm app true
