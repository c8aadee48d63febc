#!/bin/sh
set -e
docker build --squash -t app .
