#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -v "$PWD":/host app:build cp /out/app /host/app
docker build -t app .
