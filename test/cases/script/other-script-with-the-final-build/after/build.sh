#!/bin/sh
set -e
./image.sh app
