#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
mkdir layers
docker save app:build | tar -x -C layers
for layer in layers/*/layer.tar; do tar -x -f "$layer" -C layers; done
docker build -t app .
