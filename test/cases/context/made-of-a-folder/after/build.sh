#!/bin/sh
set -e
rm -rf build
mkdir -p build
cp -r docker/app build/
cp extra.txt assets/* build/app/
docker build -f docker/app/Dockerfile -t app .
