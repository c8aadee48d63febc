#!/bin/sh
set -e
echo "building $1"
docker build -t "$1" -f "$2" .
