#!/bin/bash
set -e
docker build -t app .
docker tag app app:1.0
docker run --rm app true
