#!/bin/bash
set -e
pushd builder > /dev/null
popd > /dev/null
docker build -f Dockerfile -t app builder
