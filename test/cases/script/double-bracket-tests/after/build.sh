#!/bin/bash
if [[ ! -f main.go && -n $CI ]]; then
  echo 'no builder' >&2
  exit 1
fi
if [[ $1 == --fresh ]]; then
  CACHE=none
else
  CACHE=all
fi
docker build -t app --build-arg CACHE=$CACHE .
