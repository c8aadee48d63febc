#!/bin/sh
set -e
docker build --build-arg NAME=two -t app .
