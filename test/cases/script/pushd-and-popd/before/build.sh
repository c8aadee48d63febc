#!/bin/bash
set -e
pushd builder > /dev/null
docker build -t app:build .
docker create --name extract app:build
docker cp extract:/src/app ../app
docker rm extract
popd > /dev/null
docker build -t app .
