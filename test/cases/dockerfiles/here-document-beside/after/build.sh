#!/bin/sh
docker build -t app -f Dockerfile.run .
