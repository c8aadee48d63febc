#!/bin/sh
set -e
docker create --name extract app:build
docker cp extract:/out/app ./app
docker cp extract:/out/coverage.txt ./coverage.txt
docker rm extract
docker build -t app .
