#!/bin/sh
set -e
docker build --target lib -t acme/lib .
docker create --name lib acme/lib
docker cp lib:/out/lib.a lib.a
docker rm lib
sha256sum lib.a > lib.a.sha256
docker build -t acme/tool .
tar -czf lib.tar.gz lib.a
