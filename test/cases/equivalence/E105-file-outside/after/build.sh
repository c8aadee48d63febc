#!/bin/sh
set -e
docker build -t app -f docker/Dockerfile src
