#!/bin/sh
set -e
umask 027
docker build -t app:build -f Dockerfile.build .
docker run --rm app:build cat /app > app
docker build -t app .
