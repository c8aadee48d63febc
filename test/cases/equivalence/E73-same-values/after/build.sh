#!/bin/sh
set -e
docker build --build-arg V=3 -t app .
