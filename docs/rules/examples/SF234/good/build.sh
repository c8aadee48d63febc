#!/bin/sh
set -e
docker build -o type=local,dest=out -f Dockerfile.build .
docker build -t app .
