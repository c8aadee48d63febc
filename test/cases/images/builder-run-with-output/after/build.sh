#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker run --rm app:build cat /src/app > app-1.0
