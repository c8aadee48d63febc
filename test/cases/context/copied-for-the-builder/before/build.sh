#!/bin/sh
set -e
cp shared/prod.yml src/config.yml
cp -r shared/lib src/lib
docker build -t app:build src
rm -rf src/config.yml src/lib
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
docker build -t app .
