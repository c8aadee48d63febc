#!/bin/sh
DIR=dist
if [ $# -gt 0 ]; then
  DIR=$1
fi
mkdir -p $DIR
docker build -t app .
