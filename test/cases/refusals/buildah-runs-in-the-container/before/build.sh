#!/bin/bash
set -e
buildah bud -t app:build -f Dockerfile.build .
ctr=$(buildah from app:build)
buildah run $ctr -- strip /src/app
mnt=$(buildah mount $ctr)
cp $mnt/src/app .
buildah rm $ctr
buildah bud -t app .
