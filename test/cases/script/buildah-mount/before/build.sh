#!/bin/bash
set -e
buildah bud -t app:build -f Dockerfile.build .
ctr=$(buildah from app:build)
mnt=$(buildah mount $ctr)
cp $mnt/src/app .
cp -r "$mnt/etc/app" conf
buildah umount $ctr
buildah rm $ctr
buildah bud -t app .
rm -rf app conf
