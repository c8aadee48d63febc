#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
mkdir -p out && docker run --rm app:build cat /dist.tgz | tar xz -C out --strip-components=1
chmod +x out/s
docker build -t app .
