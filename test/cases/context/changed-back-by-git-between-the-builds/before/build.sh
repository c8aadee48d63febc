#!/bin/sh
set -e
sed -i s/1/2/ conf.yml
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
git checkout conf.yml
docker build -t app .
