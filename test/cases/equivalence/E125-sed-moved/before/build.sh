#!/bin/bash
set -e
VERSION=1.2.3
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out dist
docker cp extract:/app.conf app.conf
docker rm -f extract
sed -i "s/@VERSION@/$VERSION/; s/it's/it is/" app.conf
sed -e 's/a b/c/' -e '/^#/d' app.conf > tmp && mv tmp app.conf
for file in dist/one.js dist/two.js; do
  sed -i 's|@BASE@|/srv|' "$file"
done
LC_ALL=C sort -r dist/list > dist/sorted
tr a-z A-Z < app.conf > upper.txt
cat dist/one.js | awk '{ print NR ": " $0 }' > numbered.txt
chmod 640 app.conf
docker build -t app .
rm -rf dist app.conf upper.txt numbered.txt
