#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm app:build > ctx.tar
docker build --no-cache -t app - < ctx.tar
rm ctx.tar
