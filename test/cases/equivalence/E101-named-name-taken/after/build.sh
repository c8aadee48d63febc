#!/bin/sh
set -e
docker build --build-context build-context-2=server -t app deploy
