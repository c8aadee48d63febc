#!/bin/bash
set -e
trap "rm -rf notes" EXIT
mkdir notes
docker build -t app .
