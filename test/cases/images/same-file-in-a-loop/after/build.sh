#!/bin/sh
set -e
for mode in release debug; do
  docker build --build-arg MODE=$mode -t acme/server:$mode .
done
