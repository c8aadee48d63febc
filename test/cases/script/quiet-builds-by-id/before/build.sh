#!/bin/bash
builder=$(docker build -q -f Dockerfile.build .)
id=$(docker create $builder)
docker cp $id:/src/app ./app
docker rm $id
docker build -t app .
docker rmi $builder
