#!/usr/bin/env bash
# Builds the image of app.
set -euo pipefail

# The image that is shipped.
echo "Building app:latest"
docker build --no-cache -t app:latest .

echo "done"
