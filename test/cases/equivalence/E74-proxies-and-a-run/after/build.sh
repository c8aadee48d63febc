#!/bin/sh
set -e
docker build --build-arg http_proxy=http://proxy.invalid:1 -t app .
