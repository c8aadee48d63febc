#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker cp `docker create app:build`:/src/app ./app
docker build -t app .
