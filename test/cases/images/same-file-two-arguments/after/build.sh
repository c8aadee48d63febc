#!/bin/sh
set -e
docker build --build-arg MODE=release -t acme/server:release .
docker build --build-arg MODE=debug -t acme/server:debug .
