#!/bin/bash
if [ "$CI" = true ]; then
  ENGINE=docker
else
  ENGINE='sudo docker'
fi
$ENGINE build -t app .
