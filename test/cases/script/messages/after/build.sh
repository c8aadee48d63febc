#!/bin/bash
set -e
echo "Starting"
echo "Building app:latest..."
docker build -t app:latest .
printf "Built %s\n" app:latest
echo "Run it with: docker run app:latest"
