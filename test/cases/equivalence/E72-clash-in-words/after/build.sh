#!/bin/sh
set -e
docker build --build-arg build_V=3 --build-arg V=4 -t app .
