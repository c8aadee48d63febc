#!/bin/bash
set -e
mkdir -p out
echo 1.0 > out/version
docker build -t app .
cat out/version
rm -rf out
