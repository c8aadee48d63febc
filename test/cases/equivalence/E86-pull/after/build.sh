#!/bin/sh
set -e
docker build --pull -t app .
