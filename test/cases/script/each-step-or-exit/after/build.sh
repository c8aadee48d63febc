#!/bin/sh
docker build -t app . || exit 1
