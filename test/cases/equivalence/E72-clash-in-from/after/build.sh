#!/bin/sh
set -e
docker build --build-arg build_V=3.2 --build-arg V=3.1 -t app .
