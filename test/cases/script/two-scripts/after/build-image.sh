#!/bin/bash
# Packs bin/app; bin/app is there when build-bin.sh has run.
cd "$(dirname "$0")" || exit 1
IMAGE=app
docker build -t $IMAGE:latest .
