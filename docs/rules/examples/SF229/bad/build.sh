#!/bin/sh
set -e
./builder.sh
docker build -t app .
