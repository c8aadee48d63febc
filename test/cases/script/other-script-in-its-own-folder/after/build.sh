#!/bin/bash
set -e
docker build -f Dockerfile -t app builder
