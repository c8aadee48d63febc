#!/bin/sh
set -e
rm -rf deploy
mkdir deploy
cd deploy
docker build -f ../Dockerfile -t web ..
cd ..
date
