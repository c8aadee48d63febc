#!/bin/sh
# Copyright the authors.
# Licensed under MIT.

# step one: the tool chain
docker build -t app:build -f Dockerfile.build . # takes a while

## step two:
##   get the binary out

docker create --name extract app:build   # never started
docker cp extract:/src/app ./app
docker rm extract
# step three: the image
docker build -t app . # small
# TODO: push
