#!/bin/bash
set -e
TAG=latest
DIR=dist
while getopts 't:d:h' opt; do
  case $opt in
    t) TAG=$OPTARG ;;
    d) DIR=$OPTARG ;;
    *) echo usage; exit 1 ;;
  esac
done
shift $((OPTIND - 1))
mkdir -p "$DIR"
docker build -t "app:$TAG" .
