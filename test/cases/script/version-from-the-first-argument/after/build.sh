#!/bin/sh
VERSION=${1:-latest}
docker build -t app:$VERSION .
