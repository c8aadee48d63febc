#!/bin/sh
set -e
cd deploy
docker build --build-context build-context=../server -f images/Dockerfile -t app .
