#!/bin/sh
sudo -E docker build -t app:build -f Dockerfile.build .
sudo -E docker create --name extract app:build
sudo -E docker cp extract:/src/app ./app
sudo -E docker rm extract
sudo -E docker build -t app .
