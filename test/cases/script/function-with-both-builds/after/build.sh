#!/bin/bash
build() {
  local image=$1
  docker build -t $image .
}
build app
