#!/bin/bash
: "${TAG:=latest}"
NAME=${NAME:-app}
docker build -t ${NAME}:${TAG} .
