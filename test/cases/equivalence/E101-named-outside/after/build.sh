#!/bin/sh
set -e
docker build --build-context build-context=/opt/src -t app deploy
