#!/bin/sh
MODE=release
case $MODE in
  debug) FLAGS=-d ;;
  rel*) FLAGS=-r ;;
  *) exit 1 ;;
esac
docker build -t app --label mode=$FLAGS .
