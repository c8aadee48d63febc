#!/bin/sh
set -e
docker build -t web .
CMD="docker run -d -v $DATA:$DATA -p ${PORT}:80 web"
echo $CMD
exec $CMD
