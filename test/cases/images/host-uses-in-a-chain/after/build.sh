#!/bin/sh
set -e
docker build -t app:latest .
docker build --target build -t app:build .
id=$(docker create app:build) && docker cp $id:/src/app app && docker rm $id
cp app app-1.0
