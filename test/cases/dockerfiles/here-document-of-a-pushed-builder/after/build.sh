#!/bin/sh
set -e
docker build --target build -t app:build .
docker push app:build
docker build -t app .
