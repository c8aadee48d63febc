#!/bin/bash
set -e
cd builder
docker build -t app:build .
cd - > /dev/null
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build -t app .
