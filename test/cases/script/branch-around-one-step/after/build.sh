#!/bin/bash
# REFRESH=1: from scratch
[ -z "$REFRESH" ] && docker build -t app:latest .
[ -z "$REFRESH" ] || docker build --no-cache --label fresh=yes -t app:latest .
