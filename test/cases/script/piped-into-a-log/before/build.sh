#!/bin/bash
set -o pipefail
docker build -t app:build -f Dockerfile.build . | tee build.log
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t app . | tee -a build.log
