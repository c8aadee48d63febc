#!/bin/sh
V=$(git rev-parse --short HEAD)
docker build -t app:$V -t app:latest .
