#!/bin/sh
set -e
docker build --target runtime -t acme/server:1.0 .
docker build --target debug -t acme/server:1.0-debug .
