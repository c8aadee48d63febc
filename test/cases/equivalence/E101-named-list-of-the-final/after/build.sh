#!/bin/sh
set -e
docker build --build-context build-context=. -t app .
