#!/bin/sh
set -e
docker build --build-arg build_BASE=golang:1.22 --build-arg build_CMD=server --build-arg CMD=worker -t acme/app:1.0 .
