#!/bin/bash
set -e
docker build --iidfile build.iid -f Dockerfile.build .
docker create "$(cat build.iid)" > extract.cid
read -r extract < extract.cid
docker cp "$extract:/src/app" ./app
docker rm "$(< extract.cid)"
rm build.iid extract.cid
docker build -t app .
