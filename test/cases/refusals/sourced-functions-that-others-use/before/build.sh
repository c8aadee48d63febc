#!/bin/bash
set -e
source "$(dirname "$0")/lib.sh"
build_binary
docker build -t app .
