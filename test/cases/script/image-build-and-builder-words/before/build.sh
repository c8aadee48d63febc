#!/bin/sh
docker image build --file=Dockerfile.build --tag app:build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker image build --tag app:latest .
