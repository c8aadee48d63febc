#!/bin/bash
docker build -t one:build -f one/Dockerfile.build one
docker create --name x one:build
docker cp x:/src/app one/app
docker rm x
docker build -t one one
docker build -t two:build -f two/Dockerfile.build two
docker create --name y two:build
docker cp y:/src/app two/app
docker rm y
docker build -t two two
