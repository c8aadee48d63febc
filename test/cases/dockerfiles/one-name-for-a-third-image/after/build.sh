#!/bin/sh
set -e
docker build -f Dockerfile.run -t app .
cp Dockerfile.docs Dockerfile
docker build -t docs .
