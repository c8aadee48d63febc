#!/bin/sh
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build cat /src/app
docker start -a extract > app
docker rm extract
docker build -t app .
