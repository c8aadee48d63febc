#!/bin/sh
set -e
docker build -t app:test .
docker run --rm app:test app --self-test
