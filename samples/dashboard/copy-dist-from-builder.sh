#!/bin/sh
set -e

docker create --name builder-for-copy builder
docker cp builder-for-copy:/app/dist .
docker rm builder-for-copy
