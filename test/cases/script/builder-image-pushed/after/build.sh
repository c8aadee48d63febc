#!/bin/bash
docker build --target build -t registry.test/app:build -f docker/Dockerfile .
docker push registry.test/app:build
docker build -t registry.test/app -f docker/Dockerfile .
docker push registry.test/app
