#!/bin/bash
set -e
. ./lib.sh
build app:build Dockerfile.build
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
build app Dockerfile
