#!/bin/sh
set -e
docker build --build-arg http_proxy=http://proxy.invalid:1 --build-arg HTTPS_PROXY=http://proxy.invalid:2 -t app .
