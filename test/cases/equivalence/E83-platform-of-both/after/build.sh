#!/bin/sh
set -e
docker build --platform linux/amd64 -t app .
