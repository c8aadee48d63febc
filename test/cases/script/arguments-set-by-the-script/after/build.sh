#!/bin/sh
set -- --build-arg VERSION=1.2
docker build "$@" -t app .
