#!/bin/sh
set -e
docker build -t one -f Dockerfile.one .
docker build -t two -f Dockerfile.two .
