#!/bin/bash
rm -f app notes.txt
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app ./app
docker build -t app .
rm -rf ./notes.txt app "tmp dir"
docker rm extract other-container
docker rmi app:build dangling:latest
