#!/bin/sh
set -e
docker run --rm app app --self-test
