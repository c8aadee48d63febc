#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker run -it --rm app:build cat /app > app
docker build -t app .
