#!/bin/sh
docker build -t api-build -f Dockerfile.api .
docker build -t web-build -f Dockerfile.web .
docker create --name api api-build
docker create --name web web-build
docker cp api:/src/app .
docker cp web:/web/build public-html
docker rm api web
docker build -t app .
docker rmi api-build web-build
