#!/bin/sh
set -e
rm -rf deploy
mkdir deploy
cp server.conf deploy/
cp -r pages deploy/

docker build -t app -f Dockerfile.run .
