#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/web/build .
docker build -t app . > build/log
date > build/stamp
