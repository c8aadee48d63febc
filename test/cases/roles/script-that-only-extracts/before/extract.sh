#!/bin/sh
# Takes the binary out of the builder's image.
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm extract
