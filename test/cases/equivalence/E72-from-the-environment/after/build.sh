#!/bin/sh
set -e
docker build ${V+--build-arg build_V="$V"} -t app .
