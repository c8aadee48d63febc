#!/bin/bash
set -e
(cd builder && ./make.sh)
docker build -t app .
