#!/bin/sh
set -e
cp -r shared/lib image/
cp shared/prod.yml image/config.yml
docker build -f image/Dockerfile -t app .
rm -rf image/lib image/config.yml
