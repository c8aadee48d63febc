#!/bin/sh
set -e
docker build --target server -t acme/server -f Dockerfile.web .
docker build --target web -t acme/web -f Dockerfile.web .
docker build -t acme/worker -f Dockerfile.worker .
for image in server web worker; do
  docker tag acme/$image acme/$image:1.0
  docker push acme/$image:1.0 || true
done
