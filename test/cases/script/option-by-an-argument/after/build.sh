#!/bin/sh
NO_CACHE=
while [ $# -gt 0 ]; do
  case $1 in
    --no-cache) NO_CACHE=--no-cache ;;
  esac
  shift
done
docker build $NO_CACHE -t app .
