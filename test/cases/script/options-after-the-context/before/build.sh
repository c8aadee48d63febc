#!/bin/sh
docker build . -f Dockerfile.build --tag=app:build
docker container create --name=extract app:build
docker container cp extract:/src/app ./app
docker container rm -fv extract
docker build . -t app
docker image rm app:build
