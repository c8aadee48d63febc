#!/bin/bash
set -euo pipefail
args=(--build-arg VERSION=1.2)
args+=(--label made=here)
docker build "${args[@]}" -t app .
