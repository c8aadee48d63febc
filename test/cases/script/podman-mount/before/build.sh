#!/bin/bash
set -e
podman build -t app:build -f Dockerfile.build .
root=$(podman image mount app:build)
cp "$root/src/app" app
podman image umount app:build
podman build -t app .
