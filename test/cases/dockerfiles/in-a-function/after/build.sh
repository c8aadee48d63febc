#!/bin/sh
set -e
build() {
  docker build -t "$2" .
}

build Dockerfile.run app
