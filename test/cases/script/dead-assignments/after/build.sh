#!/bin/bash
export BUILDER_IMAGE=app:build
export TAG=latest
UNUSED=1
docker build -t app:$TAG .
