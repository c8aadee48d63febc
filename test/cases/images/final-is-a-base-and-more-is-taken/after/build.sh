#!/bin/sh
set -e
docker build --target app -f Dockerfile.debug -t app .
docker build -t app:debug -f Dockerfile.debug .
