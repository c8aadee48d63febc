#!/bin/bash
build() {
  docker build -t "$1" -f "$2" .
}
build app final/Dockerfile final
