#!/bin/sh
set -e
sudo docker build -t app:build -f Dockerfile.build .
sudo docker create --name extract app:build
sudo docker cp extract:/app app
sudo docker rm -f extract
sudo docker build -t app .
