#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
[ -z "$CACHED" ] || install -m 755 "$CACHED" app
docker run --rm app:build cat /out/app > app
docker build -t app .
