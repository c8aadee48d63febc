#!/bin/sh
set -e
docker create --name extract app:build
docker cp extract:/out/app ./app
docker rm extract
