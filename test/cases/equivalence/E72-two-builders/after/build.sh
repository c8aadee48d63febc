#!/bin/sh
set -e
docker build --build-arg one_V=3 --build-arg V=4 -t app .
