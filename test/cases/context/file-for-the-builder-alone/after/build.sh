#!/bin/sh
set -e
echo 1.2.3 > builder/VERSION
docker build -f Dockerfile -t app builder
