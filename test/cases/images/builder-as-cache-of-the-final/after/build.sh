#!/bin/sh
set -e
docker build --target build -t app:build .
docker build --cache-from app:build -t app:latest .
