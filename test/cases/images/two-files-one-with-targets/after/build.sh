#!/bin/sh
set -e
docker build --target runtime -t acme/server:1.0 .
docker build --target=debug -t acme/server:1.0-debug .
docker build --target worker -t acme/worker:1.0 .
