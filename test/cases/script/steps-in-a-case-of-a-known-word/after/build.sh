#!/bin/sh
TARGET=app
case "$TARGET" in
  app)
    docker build -t app .
    ;;
  clean)
    ;;
esac
