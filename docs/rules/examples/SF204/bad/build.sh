#!/bin/sh
set -e
docker create --name extract registry.example.com/app:build
docker cp extract:/out/app ./app
docker rm extract
docker build -t app .
