#!/bin/sh
set -e
touch built
docker build -t app .
