#!/bin/sh
set -e
rm -f cid
docker build -t app:build -f Dockerfile.build .
docker create --cidfile cid app:build
docker cp "$(cat cid):/src/app" ./app
docker rm $(cat cid)
rm cid
docker build -t app .
