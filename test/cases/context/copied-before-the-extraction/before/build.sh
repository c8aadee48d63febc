#!/bin/sh
set -e
docker build -t web:build .
mkdir deploy
cp web.conf scripts/start.sh ./deploy
cp -R assets ./deploy/static
cp Dockerfile.run deploy/Dockerfile
docker run --rm web:build > web.tar
tar -xf web.tar -C deploy
docker build -t web deploy
