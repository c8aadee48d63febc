#!/bin/bash
set -e
podman build -t app:build -f Dockerfile.build .
ctr=$(podman create app:build)
mnt=$(podman mount "$ctr")
sed -i s/hello/bye/ "$mnt/src/app"
cp "$mnt/src/app" .
podman rm "$ctr"
podman build -t app .
