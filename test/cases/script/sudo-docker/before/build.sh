#!/bin/sh
sudo docker build -t app:build -f Dockerfile.build .
sudo docker create --name extract app:build
sudo docker cp extract:/src/app ./app
sudo docker rm extract
sudo docker build -t app .
