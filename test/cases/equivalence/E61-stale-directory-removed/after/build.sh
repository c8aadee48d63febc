#!/bin/sh
set -e
rm -rf site
docker build -t app .
