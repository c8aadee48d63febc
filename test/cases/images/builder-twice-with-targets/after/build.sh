#!/bin/sh
set -e
docker build -t acme/app:1.0 .
