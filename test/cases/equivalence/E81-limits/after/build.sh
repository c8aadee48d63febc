#!/bin/sh
set -e
docker build --ulimit nofile=512:512 -t app .
