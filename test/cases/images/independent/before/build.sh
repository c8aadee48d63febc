#!/bin/bash
docker build -t one:build -f one/Dockerfile.build one
docker create --name first one:build
docker cp first:/src/app one/app
docker rm first
docker build -t one one
docker build -t two:build -f two/Dockerfile.build two
docker create --name second two:build
docker cp second:/src/app two/app
docker rm second
docker build -t two two
