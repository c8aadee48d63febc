#!/bin/sh
set -e
docker build --build-arg build_CMD=server --build-arg CMD=worker -t acme/app:1.0 .
