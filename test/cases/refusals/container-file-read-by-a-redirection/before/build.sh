#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --cidfile cid app:build
docker cp "$(cat cid):/src/app" ./app
docker build -t app .
while read -r container; do docker logs "$container"; done < cid
