#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out dist
docker rm -f extract
sed -i "s/@VERSION@/$VERSION/" dist/one
sed -f edits.sed -i dist/two
cat dist/three | envsubst > dist/four
sha256sum dist/one > dist/sums
sed -i.bak s/a/b/ dist/one
if [ -n "$CI" ]; then sed -i s/c/d/ dist/one; fi
awk '{ print > "other" }' dist/one > dist/five
echo "dist/*" > dist/six
echo dist/* > dist/seven
sed s/a/b/ dist/one | tee dist/eight
first=$(sed 1q dist/one)
./stamp.sh dist/one
docker build -t app .
echo "$first"
