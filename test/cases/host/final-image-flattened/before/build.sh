#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app app
docker rm extract
docker build -t app .
docker create --name flat app
docker export flat | docker import --change 'CMD ["app"]' - app:flat
docker rm flat
docker save app:flat | gzip > app.tar.gz
