#!/bin/sh
set -e
docker build -t app .
docker build -t app:base --target base .
