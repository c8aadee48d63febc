#!/bin/bash
set -e

build_image() {
  docker build -t app .
}

build_image
