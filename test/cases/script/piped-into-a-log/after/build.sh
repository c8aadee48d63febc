#!/bin/bash
set -o pipefail
docker build -t app . | tee -a build.log
