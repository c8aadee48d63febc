#!/bin/sh
set -e
docker build --target acme-server -f worker/Dockerfile -t acme-server .
docker build --target acme-worker -f worker/Dockerfile -t acme-worker .
