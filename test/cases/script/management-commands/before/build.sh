#!/bin/sh
docker image build -t app:build -f Dockerfile.build .
docker container create --name extract app:build
docker container cp extract:/src/app ./app
docker container rm extract
docker builder build -t app .
