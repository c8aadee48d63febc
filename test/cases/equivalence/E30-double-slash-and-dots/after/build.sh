#!/bin/sh
set -e
mkdir x
docker build -t app .
