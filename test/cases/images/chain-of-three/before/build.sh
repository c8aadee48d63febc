#!/bin/sh
set -e
docker build -t acme/lib -f Dockerfile.lib .
docker create --name lib acme/lib
docker cp lib:/out/lib.a lib.a
docker rm lib
sha256sum lib.a > lib.a.sha256
docker build -t acme/tool:build -f Dockerfile.tool .
docker create --name tool acme/tool:build
docker cp tool:/out/tool tool
docker rm tool
docker build -t acme/tool .
tar -czf lib.tar.gz lib.a
