#!/bin/sh
set -e
docker build --target build -t app:build .
docker build -t app:latest .
docker image inspect app:build
docker history app:build
