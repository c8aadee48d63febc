#!/usr/bin/env bash
# Builds the image of app.
set -euo pipefail

# Compile in a throw-away container.
echo "Building app:build"
docker build -t app:build -f Dockerfile.build .

# Take the binary out of it.
docker create --name extract app:build
docker cp extract:/src/app ./app
docker rm -f extract

# The image that is shipped.
echo "Building app:latest"
docker build --no-cache -t app:latest .
rm ./app

echo "done"
