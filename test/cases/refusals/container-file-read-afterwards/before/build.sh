#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --cidfile cid app:build
docker cp "$(cat cid):/src/app" ./app
echo "id $(cat cid)" > log
docker build -t app .
