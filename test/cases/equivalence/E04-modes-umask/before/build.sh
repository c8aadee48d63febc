#!/bin/sh
set -e
umask 077
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out out
docker cp extract:/out/b b
docker rm -f extract
docker build -t app .
