#!/bin/bash
export BUILDER_IMAGE=app:build
export TAG=latest
EXTRACT_DIR=out
CONTAINER=extract
UNUSED=1
mkdir -p $EXTRACT_DIR
docker build -t $BUILDER_IMAGE -f Dockerfile.build .
docker create --name $CONTAINER $BUILDER_IMAGE
docker cp $CONTAINER:/src/app $EXTRACT_DIR/app
docker rm $CONTAINER
docker build -t app:$TAG .
rm -rf $EXTRACT_DIR
