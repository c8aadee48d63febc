#!/bin/bash
DIR=$(cd "$(dirname "$0")/.." && pwd)
docker build -t app:build -f "$DIR/Dockerfile.build" "$DIR"
docker create --name extract app:build
docker cp extract:/src/app "$DIR/app"
docker rm extract
docker build -t app "$DIR"
