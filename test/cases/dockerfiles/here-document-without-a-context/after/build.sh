#!/bin/sh
set -e
docker build -t app - < Dockerfile
docker run --rm app
