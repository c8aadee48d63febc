#!/bin/sh
set -e
docker build --build-arg build_V=4 -t app .
