#!/bin/bash
PUSH=
for arg in "$@"; do
  case $arg in
    --push) PUSH=yes ;;
    *) echo "unknown: $arg"; exit 2 ;;
  esac
done
docker build -t app .
[ -z "$PUSH" ] || docker push app
