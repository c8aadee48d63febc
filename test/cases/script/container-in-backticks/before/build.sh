#!/bin/sh
docker build -t app:build -f Dockerfile.build .
CID=`docker create app:build`
docker cp ${CID}:/src/app ./app
docker rm -v $CID > /dev/null
docker build -t app .
