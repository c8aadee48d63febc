#!/bin/sh
case "$1" in
  clean)
    exit 0
    ;;
  dev)
    docker build -t app:dev .
    exit 0
    ;;
esac
test -n "$VERSION" || { echo "VERSION is not set" >&2; exit 1; }
docker build --label version="$VERSION" -t app:latest .
docker push "registry.example/app:$VERSION" || true
