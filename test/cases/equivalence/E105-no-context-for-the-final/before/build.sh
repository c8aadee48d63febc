#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker build -t app - < Dockerfile
