#!/bin/bash
set -e
docker build --target build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
docker export extract -o root.tar
