#!/bin/sh
set -e
docker build --target build -t app:build .
docker build -t app .
