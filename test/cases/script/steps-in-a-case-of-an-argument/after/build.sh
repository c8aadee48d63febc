#!/bin/sh
case "$1" in
  build)
    docker build -t app .
    ;;
  clean)
    ;;
esac
