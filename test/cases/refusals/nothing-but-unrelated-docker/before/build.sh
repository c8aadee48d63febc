#!/bin/sh
docker pull alpine:3.19
docker build -t app .
docker run -d --name app app
docker logs app
docker cp app:/var/log/app.log ./logs
