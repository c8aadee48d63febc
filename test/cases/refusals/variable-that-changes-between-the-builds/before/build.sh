#!/bin/sh
FLAG=0
docker build --build-arg CGO_ENABLED=$FLAG -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app .
docker rm extract
FLAG=1
docker build -t app:$FLAG .
