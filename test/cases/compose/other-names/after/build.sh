#!/bin/sh
set -e
docker build --build-arg V=2 -t app -f docker/app.Dockerfile .
