#!/bin/sh
set -e
podman build -t app:build server
podman create --name extract app:build
podman cp extract:/app deploy/app
podman rm -f extract
podman build -t app deploy
