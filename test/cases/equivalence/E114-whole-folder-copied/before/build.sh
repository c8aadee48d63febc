#!/bin/sh
set -e
docker run --rm -v "$PWD":/src -w /src node:20 npm run build
docker build -t app .
