#!/bin/sh
docker build --build-arg CGO_ENABLED=0 \
    --tag app \
    .
