#!/bin/sh
set -e
docker build -t web:latest -f Dockerfile.web .
docker build -t api:latest -f Dockerfile.api .
