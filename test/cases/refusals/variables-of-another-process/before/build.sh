#!/bin/sh
VERSION=1
export IMAGE=app
MODE=fast ./builder.sh
docker build -t $IMAGE .
