#!/bin/bash
set -e
cd builder
cd - > /dev/null
docker build -f Dockerfile -t app builder
