#!/bin/sh
docker build --build-arg CGO_ENABLED=0 --build-arg "https_proxy=$https_proxy" -t app .
