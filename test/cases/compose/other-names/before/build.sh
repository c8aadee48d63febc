#!/bin/sh
set -e
docker build --build-arg V=2 -t app-build -f docker/build.Dockerfile .
docker run --rm app-build cat /out/app > app
docker build -t app -f docker/app.Dockerfile .
