#!/bin/sh
set -e
docker build --build-arg V=4 -t app .
