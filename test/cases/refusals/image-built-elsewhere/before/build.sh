#!/bin/sh
docker create --name extract registry.test/app:build
docker cp extract:/src/app .
docker rm extract
docker build -t app .
