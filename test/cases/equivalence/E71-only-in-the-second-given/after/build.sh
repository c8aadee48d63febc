#!/bin/sh
set -e
docker build --build-arg BASE=alpine:3.2 -t app .
