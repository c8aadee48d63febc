#!/bin/bash
opts=(--build-arg CGO_ENABLED=0)
docker build "${opts[@]}" -t app .
