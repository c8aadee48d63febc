#!/bin/sh
set -e
docker build --target build -t web:build .
docker build -t web .
CMD="docker run -d -v $DATA:/data web:build"
exec $CMD
