#!/bin/sh
docker build --target build -t app:build .
docker push app:build
