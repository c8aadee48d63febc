#!/bin/sh
set -e
docker build -t app:test -f Dockerfile.test .
docker build -t app .
