#!/bin/sh
set -e
docker build -t app .
docker tag app app:stable
