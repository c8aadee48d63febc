#!/bin/sh
set -e
docker build --target build --build-arg build_V=3 -t app:build .
docker build --build-arg build_V=3 --build-arg V=4 -t app .
docker tag app:build app:cache
