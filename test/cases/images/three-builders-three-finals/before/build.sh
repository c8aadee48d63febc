#!/bin/sh
set -e
mkdir -p out/assets out/server out/worker
docker build -t acme/assets:build -f assets.Dockerfile .
docker create --name assets acme/assets:build
docker cp assets:/out/. out/assets/
docker rm assets
docker build -t acme/server:build -f server.Dockerfile .
docker create --name server acme/server:build
docker cp server:/out/. out/server/
docker rm server
docker build -t acme/worker:build -f worker.Dockerfile .
docker create --name worker acme/worker:build
docker cp worker:/out/. out/worker/
docker rm worker
docker build -t acme/server -f Dockerfile.server .
docker build -t acme/web -f Dockerfile.web .
docker build -t acme/worker -f Dockerfile.worker .
for image in server web worker; do
  docker tag acme/$image acme/$image:1.0
  docker push acme/$image:1.0 || true
done
rm -rf out
