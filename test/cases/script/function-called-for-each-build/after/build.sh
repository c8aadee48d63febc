#!/bin/bash
set -e
build() {
  local image=$1 file=$2
  echo "building $image"
  docker build -t "$image" -f "$file" .
}

build app Dockerfile
