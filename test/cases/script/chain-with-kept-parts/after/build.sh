#!/bin/sh
test -f main.go &&
  docker build -t app . &&
  docker tag app app:stable
