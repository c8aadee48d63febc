#!/bin/sh
docker build -t app-builder -f build/Dockerfile .
docker create --name extract app-builder
docker cp extract:/src/app ./app
docker rm extract
docker build -t app -f release/Dockerfile .
