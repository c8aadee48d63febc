#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run --rm -it app:build cat /out/app > app
docker build -t app .
