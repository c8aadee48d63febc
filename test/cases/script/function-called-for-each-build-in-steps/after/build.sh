#!/bin/bash
build() {
  docker build -t "$1" -f "$2" "$3"
}
build app Dockerfile .
