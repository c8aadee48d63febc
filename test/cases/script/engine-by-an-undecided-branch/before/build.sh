#!/bin/bash
if [ "$CI" = true ]; then
  ENGINE=docker
else
  ENGINE='sudo docker'
fi
$ENGINE build -t app:build -f Dockerfile.build .
$ENGINE create --name extract app:build
$ENGINE cp extract:/src/app ./app
$ENGINE rm extract
$ENGINE build -t app .
