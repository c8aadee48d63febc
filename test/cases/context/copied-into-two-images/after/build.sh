#!/bin/sh
set -e
docker build --target web -t web .
docker build --target other -t other .
