#!/bin/sh
set -e
docker build --shm-size 32m -t app .
