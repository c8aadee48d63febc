#!/bin/bash
args=(--build-arg VERSION=1.2 --build-arg MODE=fast)
docker build "${args[@]}" -t app .
