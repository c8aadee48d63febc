#!/bin/sh
buildah bud -t app:build -f Dockerfile.build .
podman create --name extract app:build
podman cp extract:/src/app ./app
podman rm extract
buildah build -t app .
