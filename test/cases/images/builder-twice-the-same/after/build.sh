#!/bin/sh
set -e
docker build --build-arg CMD=server -t acme/app:1.0 .
