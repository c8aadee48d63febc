#!/bin/bash
for one in build final; do
  docker build -t app:$one -f Dockerfile.$one .
  [ $one = final ] || { docker create --name extract app:build; docker cp extract:/src/app app; docker rm extract; }
done
