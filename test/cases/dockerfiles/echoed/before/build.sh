#!/bin/sh
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app app
docker rm extract
echo "FROM alpine" > Dockerfile
echo 'COPY app /usr/local/bin/app' >> Dockerfile
printf 'ENV A=%s\nCMD ["%s"]\n' b app >> Dockerfile
docker build -t app .
rm Dockerfile
