#!/bin/sh
set -e
docker build --build-arg build_V=3 -t app .
