#!/bin/sh
set -e

# the image itself
docker build -t app .
