#!/bin/sh
docker build -f Dockerfile.folded -t app .
