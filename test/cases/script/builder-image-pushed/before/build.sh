#!/bin/bash
docker build -t registry.test/app:build -f Dockerfile.build .
docker push registry.test/app:build
docker create --name extract registry.test/app:build
docker cp extract:/src/app ./app
docker rm extract
docker build -t registry.test/app -f docker/Dockerfile .
docker push registry.test/app
