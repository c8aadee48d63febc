#!/bin/bash
# Packs bin/app; bin/app is there when build-bin.sh has run.
cd "$(dirname "$0")" || exit 1
IMAGE=app
if [ ! -f bin/app ]; then
  echo "call build-bin.sh first" >&2
  exit 1
fi
docker build -t $IMAGE:latest .
docker rmi app:build || true
