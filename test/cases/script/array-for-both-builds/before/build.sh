#!/bin/bash
set -euo pipefail
args=(--build-arg VERSION=1.2)
args+=(--label made=here)
docker build "${args[@]}" -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
docker build "${args[@]}" -t app .
