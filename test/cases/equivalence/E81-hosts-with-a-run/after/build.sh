#!/bin/sh
set -e
docker build --add-host build.invalid:10.0.0.1 -t app .
