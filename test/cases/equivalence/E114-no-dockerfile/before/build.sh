#!/bin/sh
set -e
docker run --rm -v "$PWD":/src -w /src golang:1.7.3 sh -c "mkdir -p bin && cat main.txt > bin/app"
docker build -t app .
