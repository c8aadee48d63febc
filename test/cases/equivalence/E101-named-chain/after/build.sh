#!/bin/sh
set -e
docker build --build-context one-context=one --build-context two-context=two -t app deploy
