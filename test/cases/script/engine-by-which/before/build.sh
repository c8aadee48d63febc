#!/bin/sh
DOCKER=$(which docker)
$DOCKER build -t app:build -f Dockerfile.build .
$DOCKER create --name extract app:build
$DOCKER cp extract:/src/app ./app
$DOCKER rm extract
$DOCKER build -t app .
