#!/bin/bash
set -e
docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app.gz app.gz
docker cp extract:/out/page.gz .
docker rm -f extract
gunzip app.gz
chmod +x app
gunzip -c page.gz > page.html
docker build -t app .
rm -f app page.gz page.html
