#!/bin/sh
(cd image && docker build -t app:build -f Dockerfile.build .)
docker create --name extract app:build
docker cp extract:/src/app image/app
docker rm extract
(cd image && docker build -t app .)
