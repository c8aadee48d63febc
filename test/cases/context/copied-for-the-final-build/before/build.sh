#!/bin/sh
set -e
docker build -t web:build .
docker run --rm web:build > web.tar
rm -rf deploy
mkdir deploy
tar -xf web.tar -C deploy
cp Dockerfile.run deploy
cp web.conf deploy
cp -r assets deploy
cp scripts/start.sh deploy/run
docker build -f deploy/Dockerfile.run -t web deploy
rm -rf deploy web.tar
