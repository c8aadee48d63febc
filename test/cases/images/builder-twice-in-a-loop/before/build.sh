#!/bin/sh
set -e
for name in server worker; do
  docker build --build-arg CMD=$name -t acme/$name:build -f Dockerfile.build .
  docker create --name extract-$name acme/$name:build
  docker cp extract-$name:/src/$name $name
  docker rm extract-$name
done
docker build -t acme/app:1.0 .
