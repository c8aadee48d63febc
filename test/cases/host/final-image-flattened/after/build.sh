#!/bin/sh
set -e
docker build -t app .
docker create --name flat app
docker export flat | docker import --change 'CMD ["app"]' - app:flat
docker rm flat
docker save app:flat | gzip > app.tar.gz
