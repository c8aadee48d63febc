#!/bin/sh
set -e
docker build -o type=local,dest=. -f Dockerfile.build .
docker build -t app .
