#!/bin/bash
[[ -d dist ]] || mkdir dist
if [[ ! -f main.go && -n $CI ]]; then
  echo 'no builder' >&2
  exit 1
fi
if [[ $1 == --fresh ]]; then
  CACHE=none
else
  CACHE=all
fi
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/src/app dist/app
docker rm extract
[[ -f dist/app ]] || exit 1
docker build -t app --build-arg CACHE=$CACHE .
rm -rf dist
