#!/bin/sh
export DOCKER_BUILDKIT=0
DOCKER_BUILDKIT=1 docker build -t app .
