#!/bin/sh
set -e
docker build --build-context build-context=server -t app deploy
