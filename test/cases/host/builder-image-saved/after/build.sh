#!/bin/bash
set -e
docker build --target build -t app:build .
docker build -t app .
docker save -o tools.tar app:build
