#!/bin/sh
set -e
cp -r shared/lib image/
docker build -f image/Dockerfile -t app .
