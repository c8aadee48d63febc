#!/bin/sh
set -e
mkdir -p bin
cd bin
cd ..
docker build -t web .
