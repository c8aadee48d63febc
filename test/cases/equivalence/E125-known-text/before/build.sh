#!/bin/bash
set -e
VERSION=1.2.3
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out dist
docker cp extract:/app app
docker rm -f extract
echo "$VERSION" > dist/version
printf '%s %s\n' "it's $VERSION" two >> dist/sub/b
: > dist/empty
cat app dist/version > both.txt
touch dist/new app
cp dist/version dist/sub/
mv both.txt dist/both
echo last >> app
docker build -t app .
rm -rf dist app
