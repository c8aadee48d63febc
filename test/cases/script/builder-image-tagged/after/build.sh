#!/bin/bash
docker build --target build --no-cache -t app:build .
docker tag app:build app:build-cache
docker build --no-cache -t app .
