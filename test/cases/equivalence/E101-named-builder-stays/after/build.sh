#!/bin/sh
set -e
docker build --target two --build-context one-context=server -t app:two deploy
docker tag app:two app:kept
docker build --build-context one-context=server -t app deploy
