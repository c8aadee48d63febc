#!/bin/sh
set -e
cd bin
cd ..
docker build -t app .
