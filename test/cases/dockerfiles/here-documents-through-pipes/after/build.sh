#!/bin/sh
set -e
docker build -t app . # the small one
