#!/bin/sh
set -e
SRC=server
ROOT=$(pwd)
docker build --build-context one-context="$SRC/one" --build-context two-context="${ROOT}/server/two" -t app deploy
