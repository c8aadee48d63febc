#!/bin/sh
sh scripts/build.sh app:build Dockerfile.build
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
sh scripts/build.sh app Dockerfile
