#!/bin/sh
set -e
docker build --target server -t acme/server:1.0 .
docker build --target worker -t acme/worker:1.0 .
